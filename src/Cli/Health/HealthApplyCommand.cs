using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Health;

internal sealed class HealthApplyCommand : ServerVerb
{
    private readonly Option<DateOnly?> _from = Days.Option("--from", "The first day on which it applies; today if not said.");
    private readonly Option<string?> _note = new("--note") { Description = "Why.", HelpName = "TEXT" };

    public HealthApplyCommand() : base("apply", "Writes a version of the scorecard that a text names by score, segment and phase. Versions before it stay.")
    {
        Add(ScorecardFile.Argument);
        Add(_from);
        Add(_note);
        Examples = ["perennial health apply overall.yaml --note \"Tickets say more than use\"", "perennial health apply overall.yaml --from 2026-07-01"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var applied = await server.ApplyScorecardAsync(new NewScorecard(await ScorecardFile.TextAsync(parsed, cancellation), parsed.GetValue(_from), parsed.GetValue(_note)), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(applied, ContractJson.Default.ScorecardItem);
        else await screen.SayAsync($"Version {applied.Version} of the scorecard {applied.Score} applies from {applied.EffectiveFrom:yyyy-MM-dd}.");
        return ExitCode.Ok;
    }
}
