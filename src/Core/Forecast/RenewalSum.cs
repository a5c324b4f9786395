namespace Perennial.Core.Forecast;

/// <summary>How much of many amounts will be renewed: what is expected, and how far it may lie from that.</summary>
public static class RenewalSum
{
    private const int FewStakes = 12, FewOutcomes = 1 << FewStakes, OfGrid = 400;
    private static readonly double[] _levels = [0.1, 0.5, 0.9];

    /// <summary>Of stakes that are each another customer's.</summary>
    /// <param name="stakes">Of one currency.</param>
    /// <param name="correlation">Of renewals that fall together: 0 where they are independent, below 1.</param>
    public static ForecastRange Of(IReadOnlyList<Stake> stakes, double correlation) => OfCustomers([.. stakes.Select(stake => (IReadOnlyList<Stake>)[stake])], correlation);

    /// <summary>
    /// What a customer has at stake is decided by one event. Up to 12 open stakes every outcome is counted; up to 400 the sum is convolved on a grid, exactly where all amounts are equal;
    /// of more those that are large are counted, eight at most, and the rest is taken as normal.
    /// Each given the common factor, and then over its places. A quantile is the least sum that is reached with at least its probability.
    /// </summary>
    /// <param name="customers">What each has at stake, of one currency.</param>
    /// <param name="correlation">Of renewals of several customers that fall together: 0 where they are independent, below 1.</param>
    public static ForecastRange OfCustomers(IReadOnlyList<IReadOnlyList<Stake>> customers, double correlation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(correlation);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(correlation, 1);
        var (due, expected) = (customers.Sum(c => c.Sum(s => s.Amount)), customers.Sum(c => c.Sum(s => s.Expected)));
        var sure = customers.Sum(c => c.Where(s => s.Chance.P == 1).Sum(s => s.Amount));
        List<JointStake> open = [.. customers.Select(JointStake.Of).OfType<JointStake>().OrderByDescending(s => s.Amount)];
        if (open.Count == 0) return new(due, expected, sure, sure, sure);
        var factor = new CommonFactor(open, correlation);
        var sums = open.Count <= FewStakes && SumOfFew.Countable(open, FewOutcomes) == open.Count ? SumOfFew.Quantiles(open, factor, _levels)
            : open.Count <= OfGrid ? SumOnGrid.Quantiles(open, factor, _levels) : SumOfMany.Quantiles(open, factor, _levels);
        return new(due, expected, sure + sums[0], sure + sums[1], sure + sums[2]);
    }
}
