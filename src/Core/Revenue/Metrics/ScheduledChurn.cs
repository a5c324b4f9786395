namespace Perennial.Core.Revenue.Metrics;

/// <summary>Revenue that is already cancelled on the closing day but still served: the click is before, the end after it.</summary>
internal static class ScheduledChurn
{
    public static Parts Compute(MetricInputs x)
    {
        var day = x.Period.ClosingDay.DayNumber;
        var pending = x.Cancelled.Where(c => c.From <= day && c.To > day).ToList();
        return Parts.Amount(pending.Sum(c => PeriodFigures.Money(x.Timeline.Fx.Convert(c.AmountE8, c.Currency, day) ?? 0)), pending.Select(c => c.Account).Distinct().Count());
    }
}
