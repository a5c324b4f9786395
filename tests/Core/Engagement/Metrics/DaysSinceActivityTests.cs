namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>The last event is of the 28th, the period closes on the 30th.</summary>
public sealed class DaysSinceActivityTests
{
    [Fact]
    public void It_is_the_days_to_the_close() => WorkedUsage.InJune().Figure("days-since-activity").Value.ShouldBe(2);
}
