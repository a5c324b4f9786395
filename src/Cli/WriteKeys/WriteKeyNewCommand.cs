using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.WriteKeys;

internal sealed class WriteKeyNewCommand : ServerVerb
{
    private readonly Argument<string> _name = new("name") { Description = "What sends with it.", HelpName = "NAME", DefaultValueFactory = _ => "events" };

    public WriteKeyNewCommand() : base("new", "Makes a write key and prints it. It is shown this once.")
    {
        Add(_name);
        Examples = ["perennial write-key new", "perennial write-key new \"web app\" --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await WriteAsync(await server.MakeWriteKeyAsync(new NewWriteKey(parsed.GetRequiredValue(_name)), cancellation), screen);
        return ExitCode.Ok;
    }

    internal static async Task WriteAsync(MadeWriteKey made, Screen screen)
    {
        if (screen.Format == "json") await screen.WriteJsonAsync(made, ContractJson.Default.MadeWriteKey);
        else await screen.Out.WriteLineAsync(made.Key);
        await screen.SayAsync($"Write key {made.WriteKey.Id} is made. Keep it now: it is not shown again.");
    }
}
