namespace Perennial.Core.Statistics;

/// <summary>
/// Adjusted-Wald interval at 95 % of the difference of two proportions of one sample, such as promoters less detractors: three answers are added, ¾ to each of the two and 1½ to the rest.
/// Rocks, "Interval Estimation for the Net Promoter Score", The American Statistician 70 (2016), 365-372, method (3, T); as Lewis and Sauro (2021) recommend it.
/// </summary>
public static class NetShare
{
    private const double Z = 1.959963984540054, Added = 3, OfEach = 0.75;

    /// <param name="upper">Cases of the one kind.</param>
    /// <param name="lower">Cases of the other.</param>
    /// <param name="n">All cases, above 0.</param>
    /// <returns>Bounds as fractions from -1 to 1, rounded to 12 decimals.</returns>
    public static Interval Of(long upper, long lower, long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        var size = n + Added;
        var (p, d) = ((upper + OfEach) / size, (lower + OfEach) / size);
        var half = Z * Math.Sqrt((p + d - (p - d) * (p - d)) / size);
        return new(Bound(p - d - half), Bound(p - d + half), "adjusted-wald");
    }

    private static decimal Bound(double value) => Math.Round((decimal)Math.Clamp(value, -1, 1), 12);
}
