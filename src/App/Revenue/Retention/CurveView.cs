using System.Globalization;
using Perennial.App.Shell;
using Perennial.App.Shell.Charts;
using Perennial.Core.Revenue;
using Perennial.Core.Revenue.Curves;

namespace Perennial.App.Revenue.Retention;

/// <summary>How long customers of a slice keep paying: as observed up to a day, and as the fitted curve carries it on.</summary>
public sealed record CurveView(RevenueBook Book, DateOnly AsOf, RetentionCurve Curve)
{
    private const int ShortestMonths = 24;

    /// <summary>With fewer at risk, or fewer than a tenth of a small book, the line is not drawn on: one leaving would move it by a tenth. The file has all of it.</summary>
    private const int FewestDrawn = 10;

    public bool IsTooFew => Curve.Churns < RetentionCurve.MinimumChurns;

    /// <summary>The longest spell seen, in whole months.</summary>
    public int LastSeen => (int)Curve.Observed.LastSeen;

    /// <summary>The last month of the chart: twice as far as was seen where a curve could be fitted, within the horizon that lifetime value looks ahead.</summary>
    public int LastMonth => Curve.Fit.Curve is null ? LastSeen : Math.Max(LastSeen, Math.Clamp(2 * LastSeen, Math.Min(ShortestMonths, Book.Question.Options.ClvHorizonMonths), Book.Question.Options.ClvHorizonMonths));

    /// <param name="asOf">Null for the question's own closing day.</param>
    public static CurveView Of(RevenueBook book, DateOnly? asOf = null)
    {
        var day = asOf ?? book.Question.ClosingDay;
        var seen = day < book.Question.Horizon ? day : book.Question.Horizon;
        return new(book, seen, book.Timeline.RetentionCurve(seen, book.Timeline.Spells(book.Slice)));
    }

    /// <summary>The customers behind the curve, each with the months that it counts them for; read when they are asked for.</summary>
    public IEnumerable<(Lifetime Lifetime, int Month)> Spells => Book.Timeline.Lifetimes(AsOf, Book.Slice).Select(l => (l, RetentionCurve.MonthsOf(l, AsOf)));

    /// <summary>Customers whose month was seen to its end, or who left in it; null for month 0, where all begin.</summary>
    public long? AtRisk(int month) => month is 0 ? null : month <= LastSeen ? Curve.Counts.Ended[month - 1] + Curve.Counts.Survived[month - 1] : 0;

    public long? Churned(int month) => month is 0 ? null : month <= LastSeen ? Curve.Counts.Ended[month - 1] : 0;

    /// <summary>Share still paying after a month, with its 95 % interval once somebody has left; null beyond what was seen.</summary>
    public ObservedShare? Observed(int month)
    {
        if (month > LastSeen) return null;
        var step = Curve.Observed.Steps.LastOrDefault(s => s.Time <= month);
        return step.AtRisk == 0 ? new(1, null, null) : new(step.Survival, step.Low, step.High);
    }

    public double? Fitted(int month) => Curve.Fit.Curve?.Survival(month);

    public IReadOnlyList<ChartPlace> Places => [.. Enumerable.Range(0, LastMonth + 1).Select(month => new ChartPlace(month.ToString(CultureInfo.InvariantCulture), After(month)))];

    /// <summary>The lines of the chart.</summary>
    /// <param name="why">Where a month of the curve is explained.</param>
    public IReadOnlyList<ChartSeries> Series(Func<int, string> why)
    {
        var months = Enumerable.Range(0, LastMonth + 1);
        var observed = new ChartSeries("Observed", 1, [.. months.Select(month => (AtRisk(month) ?? FewestDrawn) >= Math.Clamp(Curve.Customers / FewestDrawn, 1, FewestDrawn) && Observed(month) is { } o ? Value(o.Value, o.Low, o.High) with { Href = why(month) } : null)]);
        return Curve.Fit.Curve is null ? [observed] : [observed, new("Fitted", 2, [.. months.Select(month => Value(Fitted(month)!.Value))]) { IsProjected = true }];
    }

    public static string After(int month) => month switch { 0 => "At the start", 1 => "After 1 month", _ => $"After {month} months" };

    private static ChartValue Value(double share, double? low = null, double? high = null) => new((decimal)share, Format.Percent((decimal)share), (decimal?)low, (decimal?)high);
}
