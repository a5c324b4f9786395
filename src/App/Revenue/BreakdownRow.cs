using Perennial.Core;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>One segment or owner of the slice.</summary>
/// <param name="Word">As accounts have it; empty for those without.</param>
/// <param name="Whole">Its figures over the whole range.</param>
/// <param name="Year">The twelve months to the range's end.</param>
/// <param name="Nrr">Over that year.</param>
/// <param name="Grr">Over that year.</param>
/// <param name="Churn">Of customers, over the range.</param>
/// <param name="Trend">Its MRR at the end of each period.</param>
public sealed record BreakdownRow(string Word, PeriodFigures Whole, Period Year, Figure Nrr, Figure Grr, Figure Churn, IReadOnlyList<decimal?> Trend)
{
    public static IReadOnlyList<BreakdownRow> Of(RevenueBook book, RevenueRange range, Func<AccountEntry, string?> word)
    {
        var (words, grouping) = book.By(word);
        var year = Period.Ending(range.Whole.ClosingDay, Window.Months(12));
        var measured = book.Timeline.Measure([range.Whole, year, .. range.Periods], grouping);
        return [.. words.Select((w, g) => Row(book, w, measured[g], Grouping.Where(book.Timeline.AccountCount, a => grouping[a] == g))).OrderByDescending(row => row.Whole.Closing).ThenBy(row => row.Word, StringComparer.OrdinalIgnoreCase)];
    }

    private static BreakdownRow Row(RevenueBook book, string word, PeriodFigures[] measured, Grouping slice)
    {
        var (whole, year) = (measured[0], measured[1]);
        Figure Of(string metric, PeriodFigures figures) => MetricCatalog.Find(metric)!.Figure(book.Inputs(figures, slice));
        return new(word, whole, year.Period, Of("nrr", year), Of("grr", year), Of("customer-churn", whole), [.. measured[2..].Select(f => (decimal?)f.Closing)]);
    }
}
