namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Three people on six days of visit.</summary>
public sealed class DauTests
{
    [Fact]
    public void It_is_the_mean_of_the_days() => WorkedUsage.InJune().Figure("dau").Value.ShouldBe(6 / 30m);

    [Fact]
    public void Of_one_account_it_counts_its_own() => WorkedUsage.InJune().Figure("dau", account: 2).Value.ShouldBe(2 / 30m);

    [Fact]
    public void Events_without_users_give_no_value() => new WorkedUsage().Did(1, "", "2024-06-05", "plan").Figure("dau").Reason.ShouldBe("no event names a user");

    [Fact]
    public void Days_that_have_not_come_are_no_days_without_people() => WorkedUsage.InJune().With("2024-06-15").Figure("dau").Value.ShouldBe(3 / 15m);

    [Fact]
    public void A_period_that_has_not_begun_has_none() => WorkedUsage.InJune().With("2024-05-15").Figure("dau").Reason.ShouldBe("none of its days has come");

    [Fact]
    public void Nothing_done_is_nobody() => new WorkedUsage().Figure("dau").Value.ShouldBe(0);
}
