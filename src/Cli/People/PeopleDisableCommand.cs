using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.People;

internal sealed class PeopleDisableCommand : ServerVerb
{
    private readonly Argument<long> _id = PersonArgument.New();

    public PeopleDisableCommand() : base("disable", "Lets somebody in no more: their sessions end, their tokens are revoked.")
    {
        Add(_id);
        Examples = ["perennial people list", "perennial people disable 4"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await server.DisablePersonAsync(parsed.GetRequiredValue(_id), cancellation);
        await screen.SayAsync("Disabled. Sessions and tokens have ended.");
        return ExitCode.Ok;
    }
}
