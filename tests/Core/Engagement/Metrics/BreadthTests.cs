namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Account 1 has plan, report and rule and uses the first two; account 2 has plan and uses it. Its rule was not bought.</summary>
public sealed class BreadthTests
{
    [Fact]
    public void It_is_features_used_by_features_bought() => WorkedUsage.InJune().Figure("breadth").ShouldSatisfyAllConditions(f => f.Value.ShouldBe(3 / 4m), f => f.Interval.ShouldNotBeNull());

    [Fact]
    public void Of_one_account() => WorkedUsage.InJune().Figure("breadth", account: 1).Value!.Value.ShouldBe(2 / 3m, 1e-20m);

    [Fact]
    public void Without_features_there_is_none() => new WorkedUsage { Accounts = new Dictionary<int, (string[], long)>() }.Figure("breadth").Reason.ShouldBe("no feature is defined");
}
