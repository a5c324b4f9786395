using Perennial.Core;

namespace Perennial.App.Revenue;

/// <summary>A part of a figure that is no single account's.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Numerator">Its part of the upper number.</param>
/// <param name="Denominator">Its part of the lower number.</param>
public readonly record struct OtherShare(string Name, decimal Numerator, decimal? Denominator)
{
    /// <summary>Of a metric over a slice: what belongs to no known account, and what people take away who stand in more than one row.</summary>
    /// <param name="outside">Of no known account; without a value where that is nothing.</param>
    internal static IEnumerable<OtherShare> Of(Metric metric, Parts whole, IReadOnlyList<MetricRow> rows, Parts outside)
    {
        var isOutside = outside.NoValue is null && (outside.Numerator != 0 || (!metric.SharesDenominator && outside.Denominator > 0));
        if (isOutside) yield return new("In no known account", outside.Numerator, outside.Denominator);
        if (!metric.CountsPeople) yield break;
        var upper = Whole(whole.Numerator - rows.Sum(row => row.Numerator) - (isOutside ? outside.Numerator : 0));
        var lower = metric.SharesDenominator ? whole.Denominator : whole.Denominator - rows.Sum(row => row.Denominator ?? 0) - (isOutside ? outside.Denominator ?? 0 : 0);
        if (lower is { } rest && !metric.SharesDenominator) lower = Whole(rest);
        if (upper != 0 || (!metric.SharesDenominator && lower is not (null or 0))) yield return new("Of several of these rows", upper, lower);
    }

    /// <summary>Means of days are divided, and their sum is off in the last of 28 digits.</summary>
    private static decimal Whole(decimal difference) => Math.Abs(difference) < 0.000_000_000_001m ? 0 : difference;
}
