using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Forecast;

internal sealed class ForecastShowCommand : ServerVerb
{
    private static readonly Column<ForecastSum>[] _columns =
    [
        new("key", s => s.Key, s => s.Key.Length == 0 ? "(none)" : s.Key), new("from", s => s.From) { OnlyCsv = true }, new("to", s => s.To) { OnlyCsv = true }, Column<ForecastSum>.Whole("renewals", s => s.Renewals), Column<ForecastSum>.Number("due", s => s.Due), Column<ForecastSum>.Number("expected", s => s.Expected),
        Column<ForecastSum>.Number("p10", s => s.P10), Column<ForecastSum>.Number("p50", s => s.P50), Column<ForecastSum>.Number("p90", s => s.P90), Column<ForecastSum>.Whole("calls", s => s.Calls), Column<ForecastSum>.Number("called", s => s.Called), new("without_chance", s => s.WithoutChance) { OnlyCsv = true },
    ];

    private readonly Option<string> _by = ForecastOptions.By();
    private readonly ForecastOptions _options;

    public ForecastShowCommand() : base("show", "Shows what is due and what is expected of it, with P10, P50 and P90.")
    {
        Add(_by);
        _options = new(this);
        Examples = ["perennial forecast show", "perennial forecast show --by segment --from 2026-01-01 --to 2026-04-01 --format csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var forecast = await server.ForecastAsync(parsed.GetRequiredValue(_by), _options.Of(parsed), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(forecast, ContractJson.Default.ForecastSummary);
        else await screen.WriteAsync([.. forecast.Groups, forecast.Total], ContractJson.Default.IReadOnlyListForecastSum, _columns, "Nothing is due in these days.");
        await screen.SayAsync($"Yearly amounts in {forecast.Currency}. {forecast.Basis}");
        await screen.SayAsync(forecast.CorrelationWords);
        return ExitCode.Ok;
    }
}
