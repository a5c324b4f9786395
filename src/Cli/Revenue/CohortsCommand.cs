using System.CommandLine;
using System.Globalization;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Revenue;

internal sealed class CohortsCommand : ServerVerb
{
    private const int MonthsInTable = 12;
    private readonly FigureOptions _figures;

    public CohortsCommand() : base("cohorts", "Shows retention by the month that customers first paid in; an incomplete month stays empty.")
    {
        _figures = new(this, windows: false, series: false);
        Add(new CurvesCommand());
        Examples = ["perennial cohorts", "perennial cohorts --at 2024-12-31 --segment smb --format csv > cohorts.csv", "perennial cohorts curves --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var query = _figures.Of(parsed);
        if (screen.Format == "csv")
        {
            await using var csv = await server.CohortsCsvAsync(query, cancellation);
            await screen.CopyAsync(csv, cancellation);
            return ExitCode.Ok;
        }

        await screen.WriteAsync(await server.CohortsAsync(query, cancellation), ContractJson.Default.IReadOnlyListCohortRow, _columns, "No customer has paid yet.");
        return ExitCode.Ok;
    }

    private static readonly Column<CohortRow>[] _columns =
    [
        new("cohort", r => r.Cohort),
        Column<CohortRow>.Whole("customers", r => r.Customers),
        .. Enumerable.Range(0, MonthsInTable + 1).Select(Month),
    ];

    private static Column<CohortRow> Month(int k) =>
        new("m" + k.ToString(CultureInfo.InvariantCulture), _ => null, r => r.Months.FirstOrDefault(m => m.K == k)?.Retention is { } share ? share.ToString("0 %", CultureInfo.InvariantCulture) : "") { Right = true };
}
