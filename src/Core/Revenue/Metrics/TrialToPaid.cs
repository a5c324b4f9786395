namespace Perennial.Core.Revenue.Metrics;

/// <summary>
/// Trials started in the period that paid within W days / trials started, of trials whose W days are over by the horizon.
/// <c>rolling-30</c>: trials that paid in the 30 days to the closing day / trials started in them. <c>same-window</c>: the same over the period.
/// A trial is one subscription's; a subscription without a trial is outside.
/// </summary>
internal static class TrialToPaid
{
    public static Parts Compute(MetricInputs x) => x.Options.TrialConversion switch
    {
        "rolling-30" => SameWindow(x, new(x.Period.ClosingDay.AddDays(-29), x.Period.End)),
        "same-window" => SameWindow(x, x.Period),
        _ => Mature(x),
    };

    private static Parts Mature(MetricInputs x)
    {
        var days = x.Options.TrialWindowDays;
        var mature = x.Trials.Where(t => In(t.StartDay, x.Period) && t.StartDay + days <= x.Horizon.DayNumber).ToList();
        return Parts.Proportion(mature.Count(t => t.PaidDay <= (long)t.StartDay + days), mature.Count);
    }

    private static Parts SameWindow(MetricInputs x, Period period) =>
        new(x.Trials.Count(t => In(t.PaidDay, period)), x.Trials.Count(t => In(t.StartDay, period)), x.Trials.Count(t => In(t.StartDay, period)));

    private static bool In(int day, Period period) => day >= period.Start.DayNumber && day < period.End.DayNumber;
}
