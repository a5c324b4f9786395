namespace Perennial.App.Shell.Charts;

/// <summary>Round numbers along an axis.</summary>
public static class AxisTicks
{
    private static readonly decimal[] Steps = [1m, 2m, 2.5m, 5m, 10m];

    /// <summary>Multiples of a round step, the first at or below <paramref name="low"/> and the last at or above <paramref name="high"/>, about <paramref name="about"/> steps apart.</summary>
    public static IReadOnlyList<decimal> Covering(decimal low, decimal high, int about = 4)
    {
        if (high < low) throw new ArgumentException("The axis ends before it starts.", nameof(high));
        if (high == low) high = low + (low == 0 ? 1 : Math.Abs(low) / 10);
        var step = Step((high - low) / about);
        var ticks = new List<decimal>();
        for (var tick = Math.Floor(low / step) * step; ; tick += step)
        {
            ticks.Add(tick);
            if (tick >= high) return ticks;
        }
    }

    /// <summary>The smallest round step that is not below <paramref name="rough"/>.</summary>
    public static decimal Step(decimal rough)
    {
        var power = 1m;
        while (power > rough) power /= 10;
        while (power * 10 <= rough) power *= 10;
        return Steps.First(step => step * power >= rough) * power;
    }

    /// <summary>Which of <paramref name="count"/> places along the x axis carry a label when at most <paramref name="most"/> fit: evenly spaced, counted back from the last.</summary>
    public static bool IsLabelled(int index, int count, int most) => (count - 1 - index) % Every(count, most) == 0;

    /// <summary>Which of those places keep theirs where only <paramref name="few"/> fit.</summary>
    public static bool IsLabelled(int index, int count, int most, int few)
    {
        var every = Every(count, most);
        return (count - 1 - index) % (every * Every((count + every - 1) / every, few)) == 0;
    }

    private static int Every(int count, int most) => Math.Max(1, (count + most - 1) / most);
}
