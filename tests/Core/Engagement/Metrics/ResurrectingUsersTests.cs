namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Ana was there in May too, bo in April.</summary>
public sealed class ResurrectingUsersTests
{
    [Fact]
    public void It_is_who_was_there_earlier_and_not_in_the_period_before() => WorkedUsage.InJune().Did(1, "ana", "2024-05-31", "plan").Did(1, "bo", "2024-04-30", "plan").Figure("resurrecting-users").Value.ShouldBe(1);
}
