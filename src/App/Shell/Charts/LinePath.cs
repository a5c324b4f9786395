using System.Text;

namespace Perennial.App.Shell.Charts;

/// <summary>SVG paths of lines. A missing value breaks the line instead of pretending to be zero.</summary>
public static class LinePath
{
    /// <summary>Across 1000 units of width: the place in percent times ten.</summary>
    public static string Of(IReadOnlyList<decimal?> values, Func<int, double> percentAt, PlotScale scale)
    {
        var path = new StringBuilder();
        var drawing = false;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                path.Append(drawing ? " L" : path.Length == 0 ? "M" : " M").Append(Point(percentAt(i), scale.Y(value)));
                drawing = true;
            }
            else
            {
                drawing = false;
            }
        }

        return path.ToString();
    }

    /// <summary>The area between low and high, one closed shape for each unbroken run.</summary>
    public static string Band(IReadOnlyList<ChartValue?> values, Func<int, double> percentAt, PlotScale scale)
    {
        var path = new StringBuilder();
        for (var i = 0; i < values.Count;)
        {
            var start = i;
            while (i < values.Count && values[i] is { Low: not null, High: not null }) i++;
            if (i - start > 1)
            {
                for (var k = start; k < i; k++) path.Append(k == start ? "M" : " L").Append(Point(percentAt(k), scale.Y(values[k]!.High!.Value)));
                for (var k = i - 1; k >= start; k--) path.Append(" L").Append(Point(percentAt(k), scale.Y(values[k]!.Low!.Value)));
                path.Append(" Z ");
            }

            i = Math.Max(i, start + 1);
        }

        return path.ToString().TrimEnd();
    }

    /// <summary>
    /// A sparkline in a box of 100 by 28, from the first to the last value that there is; empty for fewer than two. It goes round below the box and beside it,
    /// so that one shape is the line and, filled, the area under it. A level run is one stroke: lists have hundreds of them.
    /// What never changed stands in the middle, or on the ground when it is nothing.
    /// </summary>
    public static string Spark(IReadOnlyList<decimal?> values)
    {
        var known = values.OfType<decimal>().ToArray();
        if (known.Length < 2) return "";
        var (low, high) = (known.Min(), known.Max());
        var scale = new PlotScale([low, high == low ? low + 1 : high], 3, 22);
        var path = new StringBuilder("M-2 ").Append(Y(0)).Append("H0");
        for (var i = 1; i < known.Length; i++)
        {
            var x = PlotScale.At(Math.Round(100.0 * i / (known.Length - 1), 1));
            if (known[i] != known[i - 1]) path.Append('L').Append(x).Append(' ').Append(Y(i));
            else if (i < known.Length - 1 && known[i + 1] != known[i]) path.Append('H').Append(x);
        }

        return path.Append("H102V32H-2Z").ToString();

        string Y(int i) => PlotScale.At(high == low ? (high == 0 ? 25 : 14) : Math.Round(scale.Y(known[i]), 1));
    }

    private static string Point(double percent, double y) => $"{PlotScale.At(percent * 10)} {PlotScale.At(y)}";
}
