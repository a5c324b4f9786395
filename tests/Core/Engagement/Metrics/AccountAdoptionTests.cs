namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Both accounts have plan and use it; only the first has report, and uses it, and rule, which it does not.</summary>
public sealed class AccountAdoptionTests
{
    [Fact]
    public void It_is_accounts_that_use_it_by_accounts_that_have_it()
    {
        var plan = WorkedUsage.InJune().Figure("account-adoption", options: ("feature", "plan"));
        (plan.Numerator, plan.Denominator).ShouldBe((2, 2));
        WorkedUsage.InJune().Figure("account-adoption", options: ("feature", "rule")).ShouldSatisfyAllConditions(f => f.Numerator.ShouldBe(0), f => f.Denominator.ShouldBe(1));
    }

    [Fact]
    public void A_feature_that_is_not_there_is_named() => WorkedUsage.InJune().Figure("account-adoption", options: ("feature", "gone")).Reason.ShouldBe("there is no feature 'gone'");
}
