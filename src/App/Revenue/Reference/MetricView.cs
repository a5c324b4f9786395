using Perennial.App.Revenue.Why;
using Perennial.App.Shell.Charts;
using Perennial.Core;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue.Reference;

/// <summary>One metric: what it is, what it was, and who is behind it.</summary>
public sealed record MetricView(Explanation Now, IReadOnlyList<Period> Months, IReadOnlyList<ChartPlace> Places)
{
    private const int MonthsShown = 24;

    public Metric Metric => Now.Metric;

    /// <summary>An amount that flows is shown as bars; what stands at a day, or is a ratio, as a line.</summary>
    public bool IsFlow => Metric.Unit == MetricUnit.Money && Metric.Id.EndsWith("-mrr", StringComparison.Ordinal);

    public static MetricView Of(RevenueBook book, Metric metric, string? sort)
    {
        var close = book.Question.ClosingDay;
        var month = new DateOnly(close.Year, close.Month, 1);
        var months = Period.Split(month.AddMonths(1 - MonthsShown), close.AddDays(1), Grain.Month);
        return new(Explanation.Of(book, metric, sort, 0, Explanation.PanelSize), months, [.. months.Select(period => PeriodWords.Place(period, Grain.Month, close))]);
    }

    public IReadOnlyList<ChartValue?> History(MetricSeries series) => Metric.Window == Window.Months(1)
        ? series.Over(Metric, Now.Book.Timeline.Measure(Months, Now.Book.Slice)[0])
        : series.Ending(Metric, Months);
}
