using System.Globalization;

namespace Perennial.App.Shell.Charts;

/// <summary>From values to pixels down an SVG. The first tick lies at the bottom, the last at the top.</summary>
public sealed class PlotScale(IReadOnlyList<decimal> ticks, int top, int height)
{
    public IReadOnlyList<decimal> Ticks => ticks;
    public int Bottom => top + height;

    public double Y(decimal value)
    {
        var share = (value - ticks[0]) / (ticks[^1] - ticks[0]);
        return top + height * (1 - (double)share);
    }

    /// <summary>A scale for lines: it may start above zero, unless asked.</summary>
    public static PlotScale ForLines(IEnumerable<decimal> values, int top, int height, bool fromZero = false)
    {
        var (low, high) = Ends(values);
        return new(AxisTicks.Covering(fromZero ? Math.Min(0, low) : low, high), top, height);
    }

    /// <summary>A scale for bars: zero is always on it.</summary>
    public static PlotScale ForBars(IEnumerable<decimal> values, int top, int height)
    {
        var (low, high) = Ends(values);
        return new(AxisTicks.Covering(Math.Min(0, low), Math.Max(0, high)), top, height);
    }

    /// <summary>A scale of sizes in steps of ten: its values are <see cref="Power"/>.</summary>
    public static PlotScale OfPowers(IEnumerable<decimal> sizes, int top, int height)
    {
        var (low, high) = Ends(sizes.Select(Power));
        var (from, to) = ((int)Math.Floor(low), (int)Math.Ceiling(high));
        return new([.. Enumerable.Range(from, Math.Max(1, to - from) + 1).Select(power => (decimal)power)], top, height);
    }

    /// <summary>To which power of ten a size is; nothing below 1 is told apart.</summary>
    public static decimal Power(decimal size) => (decimal)Math.Log10((double)Math.Max(1, size));

    /// <summary>A coordinate as SVG wants it.</summary>
    public static string At(double coordinate) => coordinate.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double percent) => percent.ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private static (decimal Low, decimal High) Ends(IEnumerable<decimal> values)
    {
        var (low, high, any) = (decimal.MaxValue, decimal.MinValue, false);
        foreach (var value in values)
        {
            (low, high, any) = (Math.Min(low, value), Math.Max(high, value), true);
        }

        return any ? (low, high) : (0, 1);
    }
}
