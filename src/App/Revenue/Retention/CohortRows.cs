using System.Globalization;
using Perennial.App.Shell;
using Perennial.App.Shell.Charts;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue.Retention;

/// <summary>Cohorts as a heat map: each month's share of the cohort's customers, or of its revenue in the month it began.</summary>
public static class CohortRows
{
    private const int Most = 24;

    public static IReadOnlyList<HeatRow> Of(RevenueBook book, RevenueRange range, bool byRevenue, Func<Cohort, int, string> why)
    {
        var first = new DateOnly(range.From.Year, range.From.Month, 1);
        return [.. book.Timeline.Cohorts(range.Whole.ClosingDay, book.Slice).Where(cohort => cohort.Month >= first).TakeLast(Most)
            .Select(cohort => new HeatRow(Format.Month(cohort.Month), Size(cohort, byRevenue, book.Timeline.Currency), [.. cohort.Cells.Select(cell => Cell(cohort, cell, byRevenue, why(cohort, cell.K)))]))];
    }

    private static string Size(Cohort cohort, bool byRevenue, string currency) =>
        !byRevenue ? Format.Count(cohort.Customers) : cohort.Cells[0].ClosingMrr is { } amount ? Format.MoneyShort(amount, currency) : "–";

    private static HeatCell Cell(Cohort cohort, CohortCell cell, bool byRevenue, string href)
    {
        if (cell.IsIncomplete) return new(null, "…", IsOpen: true, href);
        var (part, whole) = byRevenue ? (cell.ClosingMrr!.Value, cohort.Cells[0].ClosingMrr ?? 0) : (cell.Customers!.Value, cohort.Customers);
        return whole == 0 ? new(null, "–", IsOpen: false) : new(part / whole, (100 * part / whole).ToString("0", CultureInfo.InvariantCulture) + "%", IsOpen: false, href);
    }
}
