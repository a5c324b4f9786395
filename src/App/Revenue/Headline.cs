using Perennial.Core;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>A metric now, one month before, and over the last twelve months.</summary>
public sealed record Headline(Metric Metric, Period Period, Figure Now, Figure Before, IReadOnlyList<decimal?> Trend)
{
    private const int Months = 12;

    public static IReadOnlyList<Headline> Of(RevenueBook book, IEnumerable<string> ids) =>
        [.. ids.Select(id => MetricCatalog.Find(id)!).GroupBy(metric => metric.Window).SelectMany(group => Of(book, group.Key, group)).OrderBy(headline => Array.IndexOf([.. ids], headline.Metric.Id))];

    private static IEnumerable<Headline> Of(RevenueBook book, Window window, IEnumerable<Metric> metrics)
    {
        var close = book.Question.ClosingDay;
        Period[] periods = [.. Enumerable.Range(0, Months + 1).Select(back => Period.Ending(close.AddMonths(-back), window))];
        var inputs = book.Timeline.Measure(periods, book.Slice)[0].Select(figures => book.Inputs(figures)).ToArray();
        foreach (var metric in metrics)
        {
            book.Foresee(metric, periods);
            var figures = inputs.Select(metric.Figure).ToArray();
            yield return new(metric, periods[0], figures[0], figures[1], [.. figures.Select(figure => figure.Value).Reverse()]);
        }
    }
}
