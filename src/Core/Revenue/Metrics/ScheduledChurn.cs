namespace Perennial.Core.Revenue.Metrics;

/// <summary>Revenue that is already cancelled on the closing day but still served: the click is before, the end after it.</summary>
internal static class ScheduledChurn
{
    public static Parts Compute(MetricInputs x)
    {
        var day = x.Period.ClosingDay.DayNumber;
        var (sum, accounts, last) = ((Int128)0, 0L, -1);
        foreach (ref readonly var cancelled in x.Cancelled)
        {
            if (cancelled.From > day || cancelled.To <= day || !x.Includes(cancelled.Account)) continue;
            sum += x.Timeline.Fx.Convert(cancelled.AmountE8, cancelled.Currency, day) ?? 0;
            if (cancelled.Account != last) accounts++;
            last = cancelled.Account;
        }
        return Parts.Amount(PeriodFigures.Money(sum), accounts);
    }
}
