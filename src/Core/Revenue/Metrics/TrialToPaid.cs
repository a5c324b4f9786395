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
        var (days, horizon, paid, mature) = (x.Options.TrialWindowDays, x.Horizon.DayNumber, 0L, 0L);
        foreach (ref readonly var trial in x.Trials)
        {
            if (!In(trial.StartDay, x.Period) || trial.StartDay + days > horizon || !x.Includes(trial.Account)) continue;
            mature++;
            if (trial.PaidDay <= (long)trial.StartDay + days) paid++;
        }
        return Parts.Proportion(paid, mature);
    }

    private static Parts SameWindow(MetricInputs x, Period period)
    {
        var (started, paid) = (0L, 0L);
        foreach (ref readonly var trial in x.Trials)
        {
            if (!x.Includes(trial.Account)) continue;
            if (In(trial.StartDay, period)) started++;
            if (In(trial.PaidDay, period)) paid++;
        }
        return new(paid, started, started);
    }

    private static bool In(int day, Period period) => day >= period.Start.DayNumber && day < period.End.DayNumber;
}
