namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>The 3rd, 4th, 5th, 27th and 28th.</summary>
public sealed class ActiveDaysTests
{
    [Fact]
    public void It_counts_days_with_an_event_whoever_it_was() => WorkedUsage.InJune().Figure("active-days").Value.ShouldBe(5);

    [Fact]
    public void Of_one_account() => WorkedUsage.InJune().Figure("active-days", account: 2).Value.ShouldBe(2);
}
