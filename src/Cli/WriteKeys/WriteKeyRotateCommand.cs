using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.WriteKeys;

internal sealed class WriteKeyRotateCommand : ServerVerb
{
    private readonly Argument<long> _id = new("id") { Description = "The key's number, see write-key list.", HelpName = "ID" };

    public WriteKeyRotateCommand() : base("rotate", "Makes a new key of the same name; the old one is good for a day more.")
    {
        Add(_id);
        Examples = ["perennial write-key rotate 2", "perennial write-key rotate 2 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await WriteKeyNewCommand.WriteAsync(await server.RotateWriteKeyAsync(parsed.GetRequiredValue(_id), cancellation), screen);
        return ExitCode.Ok;
    }
}
