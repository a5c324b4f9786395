namespace Perennial.App.Shell.Charts;

/// <summary>Where the parts of stacked bars lie.</summary>
public static class Stack
{
    private const double Filled = 0.68;

    /// <summary>The highest and the lowest end of every bar.</summary>
    public static IEnumerable<decimal> Ends(IReadOnlyList<BarPart> parts, int places)
    {
        for (var i = 0; i < places; i++)
        {
            yield return parts.Sum(part => Math.Max(0, part.Values[i].Value));
            yield return parts.Sum(part => Math.Min(0, part.Values[i].Value));
        }
    }

    public static IReadOnlyList<Bar> Bars(IReadOnlyList<BarPart> parts, int places, PlotScale scale)
    {
        var bars = new List<Bar>();
        var slot = 100.0 / places;
        for (var i = 0; i < places; i++)
        {
            var (up, down) = (0m, 0m);
            foreach (var part in parts)
            {
                var value = part.Values[i].Value;
                if (value == 0) continue;
                var from = value > 0 ? up : down;
                var to = from + value;
                if (value > 0) up = to;
                else down = to;
                var (top, bottom) = (scale.Y(Math.Max(from, to)), scale.Y(Math.Min(from, to)));
                bars.Add(new(part.Class, slot * i + slot * (1 - Filled) / 2, slot * Filled, top, bottom - top) { Place = i });
            }
        }

        return bars;
    }
}
