using System.Text;

namespace Perennial.App.Shell.Charts;

/// <summary>The path of a stepped line across 1000 units of width: flat until the day of the next level, then straight up or down.</summary>
public static class StepPath
{
    public static string Of(IReadOnlyList<Level> levels, DateOnly to, Func<DateOnly, double> percentAt, PlotScale scale)
    {
        var path = new StringBuilder();
        foreach (var level in levels)
        {
            var x = PlotScale.At(percentAt(level.Day) * 10);
            path.Append(path.Length == 0 ? "M" : "H").Append(x).Append(path.Length <= x.Length + 1 ? " " : "V").Append(PlotScale.At(scale.Y(level.Amount)));
        }

        return path.Append('H').Append(PlotScale.At(percentAt(to) * 10)).ToString();
    }
}
