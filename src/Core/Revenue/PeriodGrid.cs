namespace Perennial.Core.Revenue;

/// <summary>Periods, also overlapping ones, as the boundaries they share; made once for the passes over all accounts.</summary>
internal sealed class PeriodGrid
{
    private readonly int[] _boundaryAfter;
    private readonly int _dayBefore;

    public PeriodGrid(IReadOnlyList<Period> periods)
    {
        Periods = periods;
        Bounds = [.. periods.SelectMany(p => new[] { p.Start.DayNumber, p.End.DayNumber }).Distinct().Order()];
        Ends = [.. periods.Select(p => (Array.BinarySearch(Bounds, p.Start.DayNumber), Array.BinarySearch(Bounds, p.End.DayNumber)))];
        Runs = RunsOf(Ends);
        if (Bounds.Length == 0)
        {
            _boundaryAfter = [0];
            return;
        }
        _dayBefore = Bounds[0] - 1;
        _boundaryAfter = new int[Bounds[^1] - _dayBefore + 1];
        for (var (day, b) = (Bounds[0], 0); day <= Bounds[^1]; day++)
        {
            while (b < Bounds.Length && Bounds[b] <= day) b++;
            _boundaryAfter[day - _dayBefore] = b;
        }
    }

    public IReadOnlyList<Period> Periods { get; }

    /// <summary>The day numbers at which a period begins or ends, in order, each once.</summary>
    public int[] Bounds { get; }

    /// <summary>For each period the boundaries at its two ends.</summary>
    public (int From, int To)[] Ends { get; }

    public IReadOnlyList<Run> Runs { get; }

    /// <summary>Neighbouring periods of which each begins and ends one boundary after the one before.</summary>
    public readonly record struct Run(int First, int From, int To, int Count);

    /// <summary>The first boundary after a day, as many as there are when the day is not before the last.</summary>
    public int BoundaryAfter(int day) => _boundaryAfter[Math.Clamp(day - _dayBefore, 0, _boundaryAfter.Length - 1)];

    private static List<Run> RunsOf((int From, int To)[] ends)
    {
        var runs = new List<Run>();
        for (var p = 0; p < ends.Length; p++)
        {
            if (runs.Count > 0 && runs[^1] is var last && ends[p] == (last.From + last.Count, last.To + last.Count)) runs[^1] = last with { Count = last.Count + 1 };
            else runs.Add(new(p, ends[p].From, ends[p].To, 1));
        }
        return runs;
    }
}
