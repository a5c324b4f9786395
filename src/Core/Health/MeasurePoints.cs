namespace Perennial.Core.Health;

/// <summary>Points of all accounts by one measure.</summary>
public static class MeasurePoints
{
    /// <summary>What is known: a value that is missing or older than the measure's freshness is NaN.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="table">Signals of all accounts on a day.</param>
    /// <param name="segments">The segment of each account, as a number.</param>
    /// <param name="points">Filled, in the order of the table.</param>
    public static void Fill(Measure measure, SignalTable table, ReadOnlySpan<int> segments, Span<float> points)
    {
        var values = table[measure.Signal];
        var days = table.KnownOn(measure.Signal);
        if (measure.FreshDays is not { } fresh || days.IsEmpty)
        {
            measure.Shape.Points(values, segments, points);
            return;
        }
        var (still, oldest) = (values.ToArray(), table.Day.DayNumber - fresh);
        for (var i = 0; i < still.Length; i++)
            if (days[i] != SignalTable.Ageless && days[i] < oldest) still[i] = float.NaN;
        measure.Shape.Points(still, segments, points);
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
