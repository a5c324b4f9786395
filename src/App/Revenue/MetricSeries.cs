using Perennial.App.Shell.Charts;
using Perennial.Core;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>A metric along a chart's x axis. Each value opens to why.</summary>
/// <param name="book">Whose figures.</param>
/// <param name="why">Where the figure of a metric id and a period is explained.</param>
public sealed class MetricSeries(RevenueBook book, Func<string, Period, string> why)
{
    /// <summary>Over each period itself.</summary>
    public IReadOnlyList<ChartValue?> Over(Metric metric, IReadOnlyList<PeriodFigures> figures)
    {
        book.Foresee(metric, [.. figures.Select(f => f.Period)]);
        return [.. figures.Select(f => Value(metric, metric.Figure(book.Inputs(f)), f.Period))];
    }

    /// <summary>Over the metric's own window, ending where each period ends.</summary>
    public IReadOnlyList<ChartValue?> Ending(Metric metric, IReadOnlyList<Period> periods) =>
        Over(metric, book.Timeline.Measure([.. periods.Select(period => Period.Ending(period.ClosingDay, metric.Window))], book.Slice)[0]);

    private ChartValue? Value(Metric metric, Figure figure, Period period) =>
        figure.Value is { } value ? new(value, FigureWords.Show(metric, value, book.Timeline.Currency), figure.Interval?.Low, figure.Interval?.High) { Href = why(metric.Id, period) } : null;
}
