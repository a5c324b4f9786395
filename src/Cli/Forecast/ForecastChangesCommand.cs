using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Forecast;

internal sealed class ForecastChangesCommand : ServerVerb
{
    private static readonly Column<ForecastChangeRow>[] _columns =
    [
        new("account_id", r => r.AccountId), new("name", r => r.AccountName), new("cause", r => r.Cause), Column<ForecastChangeRow>.Number("amount", r => r.Amount), new("was_due_on", r => r.WasDueOn), new("due_on", r => r.DueOn),
        Column<ForecastChangeRow>.Number("was_amount", r => r.WasAmount), Column<ForecastChangeRow>.Number("now_amount", r => r.NowAmount), new("was_chance", r => r.WasChance, r => Cells.Percent(r.WasChance)) { Right = true }, new("now_chance", r => r.NowChance, r => Cells.Percent(r.NowChance)) { Right = true },
    ];

    private readonly ForecastOptions _options;

    public ForecastChangesCommand() : base("changes", "Shows what changed since the forecast of a week ago, and why; the changes sum to the difference.")
    {
        _options = new(this);
        Examples = ["perennial forecast changes", "perennial forecast changes --segment enterprise --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var changes = await server.ForecastChangesAsync(_options.Of(parsed), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(changes, ContractJson.Default.ForecastChanges);
        else await screen.WriteAsync(changes.Rows, ContractJson.Default.IReadOnlyListForecastChangeRow, _columns, "Nothing changed.");
        await screen.SayAsync($"Expected on {Cells.Exact(changes.Since)}{(changes.Replayed ? " (made again, with today's chances)" : "")}: {Cells.Amount(changes.Before)} {changes.Currency}; now {Cells.Amount(changes.Now)} {changes.Currency}.");
        return ExitCode.Ok;
    }
}
