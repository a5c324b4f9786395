using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Ana, bo and cy come in June for the first time, dan came in May.</summary>
public sealed class NewUsersTests
{
    [Fact]
    public void It_is_who_came_for_the_first_time() => WorkedUsage.InJune().Did(1, "dan", "2024-05-02", "plan").Did(1, "dan", "2024-06-02", "plan").Figure("new-users").Value.ShouldBe(3);

    [Fact]
    public void Events_without_users_give_no_value() => new WorkedUsage().Did(1, "", "2024-06-05", "plan").Figure("new-users").Reason.ShouldBe("no event names a user");

    [Fact]
    public void A_period_that_is_not_over_tells_how_it_stands() => WorkedUsage.InJune().With("2024-06-15").Figure("new-users").Value.ShouldBe(2);

    [Fact]
    public void One_that_has_not_begun_has_none() => WorkedUsage.InJune().With("2024-06-15").Figure("new-users", new Period(new(2024, 7, 1), new(2024, 8, 1))).Reason.ShouldBe("none of its days has come");
}
