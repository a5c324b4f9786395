namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Six days of visit by three people.</summary>
public sealed class VisitFrequencyTests
{
    [Fact]
    public void It_is_days_with_a_visit_a_person() => WorkedUsage.InJune().Figure("visit-frequency").Value.ShouldBe(2);
}
