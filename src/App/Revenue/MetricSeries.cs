using Perennial.App.Shell.Charts;
using Perennial.Core;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>A metric along a chart's x axis.</summary>
public static class MetricSeries
{
    /// <summary>Over each period itself.</summary>
    public static IReadOnlyList<ChartValue?> Over(RevenueBook book, Metric metric, IReadOnlyList<PeriodFigures> figures) =>
        [.. figures.Select(f => Value(metric, metric.Figure(book.Inputs(f)), book.Timeline.Currency))];

    /// <summary>Over the metric's own window, ending where each period ends.</summary>
    public static IReadOnlyList<ChartValue?> Ending(RevenueBook book, Metric metric, IReadOnlyList<Period> periods) =>
        Over(book, metric, book.Timeline.Measure([.. periods.Select(period => Period.Ending(period.ClosingDay, metric.Window))], book.Slice)[0]);

    private static ChartValue? Value(Metric metric, Figure figure, string currency) =>
        figure.Value is { } value ? new(value, FigureWords.Show(metric, value, currency), figure.Interval?.Low, figure.Interval?.High) : null;
}
