namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Ana and dan came in May for the first time, eve in April; ana and eve come in June.</summary>
public sealed class UserRetentionTests
{
    private static WorkedUsage Usage => WorkedUsage.InJune().Did(1, "ana", "2024-05-31", "plan").Did(2, "dan", "2024-05-30", "plan").Did(2, "eve", "2024-04-01", "plan").Did(2, "eve", "2024-06-01", "plan");

    [Fact]
    public void It_is_who_of_the_cohort_is_there()
    {
        var figure = Usage.Figure("user-retention");
        (figure.Numerator, figure.Denominator, figure.Value).ShouldBe((1, 2, 0.5m));
        figure.Interval.ShouldNotBeNull();
    }

    [Fact]
    public void The_cohort_may_be_older() => Usage.Figure("user-retention", options: ("cohort-age", "2")).Value.ShouldBe(1);

    [Fact]
    public void Nobody_gives_no_value() => Usage.Figure("user-retention", options: ("cohort-age", "3")).Reason.ShouldBe("nobody's first event lies there");

    [Fact]
    public void Nor_does_a_period_that_is_not_over() => Usage.With("2024-06-15").Figure("user-retention").Reason.ShouldBe("the period is not over");

    [Fact]
    public void Nor_one_before_all_time() => Usage.Figure("user-retention", new(new(1924, 6, 1), new(2024, 6, 1)), options: ("cohort-age", "120")).Reason.ShouldBe("nobody came so long ago");
}
