using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>Of the same trials within 14 days: only 3 (day 14) and 5 (day 1) of all five, for all are mature by then; within 31 days 1, 2 and 3 of four.</summary>
public sealed class TrialWindowDaysByHand
{
    [Theory]
    [InlineData(14, 2, 5)]
    [InlineData(30, 2, 4)]
    [InlineData(31, 3, 4)]
    public void A_trial_has_that_many_days_to_pay(int days, int paid, int of)
    {
        var figure = Metrics.TrialToPaidTests.Ledger().Metric("trial-to-paid", LedgerBuilder.Month("2024-03"), new(2024, 4, 20), $"trial-window-days={days}");
        (figure.Numerator, figure.Denominator).ShouldBe((paid, of));
    }
}
