using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Forecast;

internal sealed class ForecastRowsCommand : ServerVerb
{
    private static readonly Column<ForecastRow>[] _columns =
    [
        new("account_id", r => r.AccountId), new("name", r => r.AccountName), new("segment", r => r.Segment) { OnlyCsv = true }, new("owner", r => r.Owner) { OnlyCsv = true }, new("contract_id", r => r.ContractId), new("kind", r => r.Kind), new("due_on", r => r.DueOn),
        Column<ForecastRow>.Number("amount", r => r.Amount), new("chance", r => r.Chance, r => Cells.Percent(r.Chance)) { Right = true }, new("chance_low", r => r.ChanceLow) { OnlyCsv = true }, new("chance_high", r => r.ChanceHigh) { OnlyCsv = true }, new("basis", r => r.Basis),
        Column<ForecastRow>.Number("expected", r => r.Expected), new("call", r => r.Call), Column<ForecastRow>.Number("called_amount", r => r.CalledAmount) with { OnlyCsv = true }, new("called_by", r => r.CalledBy) { OnlyCsv = true }, new("call_note", r => r.CallNote) { OnlyCsv = true }, new("reasons", r => r.Reasons.Count == 0 ? null : string.Join("; ", r.Reasons)) { OnlyCsv = true },
    ];

    private readonly Option<string> _by = ForecastOptions.By();
    private readonly Option<string?> _group = new("--group") { Description = "Only the renewals of one group, by its key in show.", HelpName = "KEY" };
    private readonly ForecastOptions _options;

    public ForecastRowsCommand() : base("rows", "Lists the renewals behind the forecast, by their day.")
    {
        Add(_by);
        Add(_group);
        _options = new(this);
        Examples = ["perennial forecast rows --group 2026-03", "perennial forecast rows --owner ana@acme.example --format csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var rows = await server.ForecastRowsAsync(parsed.GetRequiredValue(_by), parsed.GetValue(_group), _options.Of(parsed), cancellation).ToListAsync(cancellation);
        await screen.WriteAsync(rows, ContractJson.Default.IReadOnlyListForecastRow, _columns, "Nothing is due in these days.");
        return ExitCode.Ok;
    }
}
