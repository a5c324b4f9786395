using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Health;

internal sealed class HealthDryRunCommand : ServerVerb
{
    private static readonly Column<DryRunMonth>[] _columns =
    [
        new("day", m => m.Day), Column<DryRunMonth>.Whole("customers", m => m.Customers), Column<DryRunMonth>.Whole("lost", m => m.Lost), Column<DryRunMonth>.Whole("red_before", m => m.Before.Red), Column<DryRunMonth>.Whole("red_after", m => m.After.Red),
        Column<DryRunMonth>.Whole("amber_before", m => m.Before.Amber), Column<DryRunMonth>.Whole("amber_after", m => m.After.Amber), Column<DryRunMonth>.Whole("green_before", m => m.Before.Green), Column<DryRunMonth>.Whole("green_after", m => m.After.Green),
    ];

    private readonly Option<int?> _months = new("--months") { Description = "How many months back, at most 24.", HelpName = "N" };
    private readonly Option<int?> _capacity = new("--capacity") { Description = "How many accounts the team can look after at a time; 20 if not said.", HelpName = "N" };
    private readonly Option<bool> _asKnown = new("--as-known") { Description = "Each month's end by what was known on it, and not by what is known of it now." };

    public HealthDryRunCommand() : base("dry-run", "Runs a scorecard over the ends of past months, and grades it against who was lost. Nothing is saved.")
    {
        Add(ScorecardFile.Argument);
        Add(_months);
        Add(_capacity);
        Add(_asKnown);
        Examples = ["perennial health dry-run overall.yaml", "perennial health dry-run overall.yaml --months 12 --as-known --format csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var run = await server.DryRunScorecardAsync(new ScorecardToTry(await ScorecardFile.TextAsync(parsed, cancellation), parsed.GetValue(_capacity), parsed.GetValue(_months), parsed.GetValue(_asKnown)), cancellation);
        if (screen.Format == "json")
        {
            await screen.WriteJsonAsync(run, ContractJson.Default.ScorecardDryRun);
            return ExitCode.Ok;
        }
        if (screen.Format == "table") screen.WriteFacts([.. GradeFacts.Of(run.Before, run.After)]);
        await screen.WriteAsync(run.Months, ContractJson.Default.IReadOnlyListDryRunMonth, _columns, "No month's end has its 90 days behind it yet.");
        return ExitCode.Ok;
    }
}
