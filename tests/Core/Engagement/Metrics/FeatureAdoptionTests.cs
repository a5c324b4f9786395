namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Ana used reports, cy rules; three people were there.</summary>
public sealed class FeatureAdoptionTests
{
    [Fact]
    public void It_is_people_of_the_feature_by_people() => WorkedUsage.InJune().Figure("feature-adoption", options: ("feature", "report")).Value!.Value.ShouldBe(1 / 3m, 1e-20m);

    [Fact]
    public void By_default_whoever_used_any() => WorkedUsage.InJune().Figure("feature-adoption").Value!.Value.ShouldBe(2 / 3m, 1e-20m);

    [Fact]
    public void A_feature_that_is_not_there_is_named() => WorkedUsage.InJune().Figure("feature-adoption", options: ("feature", "gone")).Reason.ShouldBe("there is no feature 'gone'");
}
