namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Ana and dan were there in May; dan stays away in June.</summary>
public sealed class DormantUsersTests
{
    private static WorkedUsage Usage => WorkedUsage.InJune().Did(1, "ana", "2024-05-31", "plan").Did(2, "dan", "2024-05-30", "plan");

    [Fact]
    public void It_is_who_was_there_in_the_period_before_and_is_not_now() => Usage.Figure("dormant-users").Value.ShouldBe(1);

    [Fact]
    public void Of_one_account() => Usage.Figure("dormant-users", account: 2).Value.ShouldBe(1);

    [Fact]
    public void While_the_period_is_not_over_nobody_has_stayed_away() => Usage.With("2024-06-15").Figure("dormant-users").Reason.ShouldBe("the period is not over");
}
