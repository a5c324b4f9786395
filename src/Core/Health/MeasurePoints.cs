namespace Perennial.Core.Health;

/// <summary>Points of all accounts by one measure.</summary>
public static class MeasurePoints
{
    /// <summary>Of every value that is known, however old: NaN where there is none.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="table">Signals of all accounts on a day.</param>
    /// <param name="segments">The segment of each account, as a number.</param>
    /// <param name="points">Filled, in the order of the table.</param>
    public static void Fill(Measure measure, SignalTable table, ReadOnlySpan<int> segments, Span<float> points) => measure.Shape.Points(table[measure.Signal], segments, points);

    /// <summary>Takes out what is older than the measure's freshness: it keeps its points in the score, and adds nothing to the confidence.</summary>
    /// <returns>Whether there was any.</returns>
    public static bool Freshen(Measure measure, SignalTable table, Span<float> points)
    {
        var days = table.KnownOn(measure.Signal);
        if (measure.FreshDays is not { } fresh || days.IsEmpty) return false;
        var (any, oldest) = (false, table.Day.DayNumber - fresh);
        for (var i = 0; i < points.Length; i++)
        {
            if (float.IsNaN(points[i]) || days[i] == SignalTable.Ageless || days[i] >= oldest) continue;
            points[i] = float.NaN;
            any = true;
        }
        return any;
    }

    /// <summary>What counts in place of a value that is missing, where the measure says so.</summary>
    /// <returns>Whether there was any.</returns>
    public static bool Assume(Measure measure, Span<float> points)
    {
        if (measure.WhenMissing is not { } missing) return false;
        var any = false;
        for (var i = 0; i < points.Length; i++)
        {
            if (!float.IsNaN(points[i])) continue;
            points[i] = (float)missing;
            any = true;
        }
        return any;
    }
}
