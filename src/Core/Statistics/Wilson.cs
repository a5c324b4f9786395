namespace Perennial.Core.Statistics;

/// <summary>Wilson score interval of a proportion at 95 %: Wilson, JASA 22 (1927), 209-212; as in Newcombe, Stat. Med. 17 (1998), method 3.</summary>
public static class Wilson
{
    private const double Z = 1.959963984540054;

    /// <param name="hits">0 to <paramref name="n"/>.</param>
    /// <param name="n">Above 0.</param>
    /// <returns>Bounds as fractions, rounded to 12 decimals.</returns>
    public static Interval Of(decimal hits, long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        var p = (double)hits / n;
        var centre = p + Z * Z / (2 * n);
        var half = Z * Math.Sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n));
        var scale = 1 + Z * Z / n;
        return new(Bound((centre - half) / scale), Bound((centre + half) / scale), "wilson");
    }

    private static decimal Bound(double value) => Math.Round((decimal)Math.Clamp(value, 0, 1), 12);
}
