namespace Perennial.App.Shell.Charts;

/// <summary>Names at the ends of lines, moved apart where they would lie over each other.</summary>
public static class EndLabels
{
    private const double LineHeight = 15;

    public static IReadOnlyList<(ChartSeries Line, double Y)> Apart(IReadOnlyList<(ChartSeries Line, double Y)> labels, double bottom)
    {
        var placed = labels.OrderBy(label => label.Y).ToArray();
        for (var i = 1; i < placed.Length; i++)
        {
            placed[i].Y = Math.Max(placed[i].Y, placed[i - 1].Y + LineHeight);
        }

        for (var i = placed.Length - 1; i >= 0; i--)
        {
            placed[i].Y = Math.Min(placed[i].Y, (i == placed.Length - 1 ? bottom + LineHeight : placed[i + 1].Y) - LineHeight);
        }

        return placed;
    }
}
