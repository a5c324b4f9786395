using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.People;

internal sealed class PeopleEnableCommand : ServerVerb
{
    private readonly Argument<long> _id = PersonArgument.New();

    public PeopleEnableCommand() : base("enable", "Lets a disabled person in again. Tokens are made anew.")
    {
        Add(_id);
        Examples = ["perennial people list", "perennial people enable 4"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await server.EnablePersonAsync(parsed.GetRequiredValue(_id), cancellation);
        await screen.SayAsync("Enabled.");
        return ExitCode.Ok;
    }
}
