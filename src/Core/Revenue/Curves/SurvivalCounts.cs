namespace Perennial.Core.Revenue.Curves;

/// <summary>
/// What was seen of lifetimes in whole periods, as the likelihood needs it: how many ended in each period, and how many were seen to survive it.
/// Right-censored customers count as survivors of the periods they completed and of nothing later.
/// </summary>
public sealed class SurvivalCounts
{
    private SurvivalCounts(long customers, long[] ended, long[] survived) => (Customers, Ended, Survived) = (customers, ended, survived);

    public long Customers { get; }

    /// <summary>Lifetimes that ended in period t = index + 1.</summary>
    public IReadOnlyList<long> Ended { get; }

    /// <summary>Customers seen alive after period t = index + 1.</summary>
    public IReadOnlyList<long> Survived { get; }

    public int Periods => Ended.Count;
    public long Churns => Ended.Sum();

    /// <param name="survivors">Customers of one cohort at the start, after period 1, after period 2, ...; never rising.</param>
    public static SurvivalCounts OfSurvivors(IReadOnlyList<long> survivors)
    {
        for (var t = 1; t < survivors.Count; t++)
            if (survivors[t] < 0 || survivors[t] > survivors[t - 1]) throw new ArgumentException($"Survivors cannot go from {survivors[t - 1]} to {survivors[t]}.", nameof(survivors));
        return new(survivors.Count == 0 ? 0 : survivors[0], [.. survivors.Zip(survivors.Skip(1), (before, after) => before - after)], [.. survivors.Skip(1)]);
    }

    /// <param name="lifetimes">For each customer the period in which it churned (1 is the first), or how many whole periods it has completed alive.</param>
    public static SurvivalCounts OfLifetimes(IEnumerable<(int Periods, bool Churned)> lifetimes)
    {
        var tally = new SurvivalTally();
        foreach (var (periods, churned) in lifetimes)
        {
            if (periods < (churned ? 1 : 0)) throw new ArgumentException("A lifetime has at least one period when it ended, and none below 0.", nameof(lifetimes));
            if (churned) tally.AddEnded(periods, 1);
            else tally.AddGoingOn(periods, 1);
        }
        return tally.Counts();
    }

    /// <param name="ended">Lifetimes that ended in period t = index + 1.</param>
    /// <param name="completed">Lifetimes that go on and have completed t = index + 1 periods.</param>
    internal static SurvivalCounts OfTally(long customers, IReadOnlyList<long> ended, IReadOnlyList<long> completed)
    {
        var survived = new long[ended.Count];
        long alive = 0;
        for (var t = survived.Length - 1; t >= 0; t--)
        {
            alive += completed[t];
            survived[t] = alive;
            alive += ended[t];
        }
        return new(customers, [.. ended], survived);
    }
}
