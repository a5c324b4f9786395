using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Of the last seven days of June: ana and cy.</summary>
public sealed class WauTests
{
    [Fact]
    public void It_is_who_came_in_the_seven_days_that_end_with_the_period() => WorkedUsage.InJune().Figure("wau").Value.ShouldBe(2);

    [Fact]
    public void A_week_before_nobody_came() => WorkedUsage.InJune().Figure("wau", new Period(new(2024, 6, 10), new(2024, 6, 20))).Value.ShouldBe(0);
}
