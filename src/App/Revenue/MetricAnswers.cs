using Perennial.Client;
using Perennial.Core;

namespace Perennial.App.Revenue;

/// <summary>Core's figures in the API's words.</summary>
internal static class MetricAnswers
{
    public static IEnumerable<MetricValue> Values(RevenueBook book, Metric metric)
    {
        var options = book.Question.Options.InForce;
        var unit = UnitOf(metric, book);
        foreach (var (period, figure) in book.Figures(metric))
            yield return new(metric.Id, period.ClosingDay, new(period.Start, period.End), figure.Value, unit, figure.Numerator, figure.Denominator, figure.N,
                figure.Interval is { } i ? new(i.Low, i.High, i.Method, i.Level) : null, options, figure.Reason, book.Question.IsSeries && !book.Question.IsOver(period, book.Question.Grain));
    }

    public static Client.MetricRow Row(RevenueBook book, Core.MetricRow row)
    {
        var (entry, f) = (book.Entry(row.Account), row.Figures);
        return new(entry.ExternalId, entry.Name, entry.Segment, entry.Owner, row.Numerator, row.Denominator, f.Opening, f.New, f.Reactivation, f.Expansion, f.Contraction, f.Churn, f.Fx, f.Closing);
    }

    public static Client.MetricRow Row(OtherShare other) => new("", other.Name, null, null, other.Numerator, other.Denominator, 0, 0, 0, 0, 0, 0, 0, 0);

    public static string UnitOf(Metric metric, RevenueBook book) => metric.Unit == MetricUnit.Money ? book.Timeline.Currency : Word(metric.Unit);

    public static MetricDefinition Definition(Metric m) => new(m.Id, m.Name, Word(m.Unit), m.Formula, m.NumeratorName, m.DenominatorName, m.Window.ToString(), m.Options);

    private static string Word(MetricUnit unit) => unit.ToString().ToLowerInvariant();
}
