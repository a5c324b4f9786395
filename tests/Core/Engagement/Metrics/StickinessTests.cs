namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Six days of visit by three people in thirty days.</summary>
public sealed class StickinessTests
{
    [Fact]
    public void It_is_the_mean_day_by_the_people_of_the_same_period() => WorkedUsage.InJune().Figure("stickiness").Value!.Value.ShouldBe(6 / 30m / 3, 1e-20m);

    [Fact]
    public void Rolling_28_days_leave_out_the_first_two() =>
        WorkedUsage.InJune().Did(1, "dan", "2024-06-01", "plan").Figure("stickiness", options: ("stickiness-window", "rolling-28")).Value!.Value.ShouldBe(6 / 28m / 3, 1e-20m);

    [Fact]
    public void Days_that_have_not_come_are_none() => WorkedUsage.InJune().With("2024-06-15").Figure("stickiness").Value.ShouldBe(3 / 15m / 2);

    [Fact]
    public void Nobody_has_none() => new WorkedUsage().Figure("stickiness").Value.ShouldBeNull();
}
