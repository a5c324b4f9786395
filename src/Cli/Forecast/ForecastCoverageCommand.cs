using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Forecast;

internal sealed class ForecastCoverageCommand : ServerVerb
{
    private static readonly Column<CoverageMonth>[] _columns =
    [
        new("month", m => m.Month), new("made_on", m => m.MadeOn), new("replayed", m => m.Replayed ? "yes" : "no"), Column<CoverageMonth>.Whole("renewals", m => m.Renewals), Column<CoverageMonth>.Number("due", m => m.Due), Column<CoverageMonth>.Number("expected", m => m.Expected),
        Column<CoverageMonth>.Number("p10", m => m.P10), Column<CoverageMonth>.Number("p50", m => m.P50), Column<CoverageMonth>.Number("p90", m => m.P90), Column<CoverageMonth>.Number("came", m => m.Came), new("inside", m => m.Inside ? "yes" : "no"),
    ];

    private readonly ForecastOptions _options;

    public ForecastCoverageCommand() : base("coverage", "Shows how often what was renewed lay between P10 and P90, month by month.")
    {
        _options = new(this, days: false);
        Examples = ["perennial forecast coverage", "perennial forecast coverage --format csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var coverage = await server.ForecastCoverageAsync(_options.Of(parsed), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(coverage, ContractJson.Default.ForecastCoverage);
        else await screen.WriteAsync(coverage.ByMonth, ContractJson.Default.IReadOnlyListCoverageMonth, _columns, "No month with renewals is over.");
        await screen.SayAsync(coverage.Words);
        await screen.SayAsync(coverage.CorrelationWords);
        return ExitCode.Ok;
    }
}
