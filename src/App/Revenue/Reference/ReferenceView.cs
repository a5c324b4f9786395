using Perennial.Core;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue.Reference;

/// <summary>The catalog with every metric's value now.</summary>
public sealed record ReferenceView(RevenueBook Book, string Query, IReadOnlyList<ReferenceView.Entry> Metrics)
{
    public sealed record Entry(Metric Metric, Period Period, Figure Figure);

    public static ReferenceView Of(RevenueBook book, string? query)
    {
        var words = query?.Trim() ?? "";
        var found = MetricCatalog.All.Where(metric => $"{metric.Id} {metric.Name} {metric.Formula}".Contains(words, StringComparison.OrdinalIgnoreCase));
        return new(book, words, [.. found.Select(metric => Now(book, metric))]);
    }

    private static Entry Now(RevenueBook book, Metric metric)
    {
        var (period, figure) = book.Figures(metric).Last();
        return new(metric, period, figure);
    }
}
