using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Upkeep;

internal sealed class UsageEraseCommand : ServerVerb
{
    private readonly Argument<string> _user = new("user") { Description = "The userId or anonymousId of the person.", HelpName = "USER" };

    public UsageEraseCommand() : base("erase", "Erases a person from the events: who they are and what their events said. What was done stays counted. It cannot be taken back.")
    {
        Add(_user);
        Examples = ["perennial usage erase u-1001", "perennial usage erase ana@example.com --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var erased = await server.EraseUserAsync(new(parsed.GetRequiredValue(_user)), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(erased, ContractJson.Default.ErasedUser);
        await screen.SayAsync(erased.Ids == 0 ? "Nobody is known by that id." : $"Erased. {erased.Ids} of their ids were known.");
        return ExitCode.Ok;
    }
}
