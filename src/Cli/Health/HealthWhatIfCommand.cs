using System.CommandLine;
using System.Globalization;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Health;

internal sealed class HealthWhatIfCommand : ServerVerb
{
    private static readonly Column<BandMove>[] _columns = [new("from", m => m.From ?? "none"), new("to", m => m.To ?? "none"), Column<BandMove>.Whole("accounts", m => m.Accounts), Column<BandMove>.Number("mrr", m => m.Mrr)];
    private readonly Option<int?> _capacity = new("--capacity") { Description = "How many accounts the team can look after at a time; 20 if not said.", HelpName = "N" };

    public HealthWhatIfCommand() : base("what-if", "Tries a scorecard on the book of today: who would change band, and how it would have told who was lost. Nothing is saved.")
    {
        Add(ScorecardFile.Argument);
        Add(_capacity);
        Examples = ["perennial health what-if overall.yaml", "perennial health what-if overall.yaml --capacity 50 --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var trial = await server.TryScorecardAsync(new ScorecardToTry(await ScorecardFile.TextAsync(parsed, cancellation), parsed.GetValue(_capacity)), cancellation);
        if (screen.Format == "json")
        {
            await screen.WriteJsonAsync(trial, ContractJson.Default.ScorecardTrial);
            return ExitCode.Ok;
        }
        if (screen.Format == "table") screen.WriteFacts([("customers", trial.Accounts.ToString(CultureInfo.InvariantCulture)), .. GradeFacts.Of(trial.Before, trial.After)]);
        await screen.WriteAsync(trial.Moves, ContractJson.Default.IReadOnlyListBandMove, _columns, "No customer has this scorecard.");
        return ExitCode.Ok;
    }
}
