namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>5 + 10 + 3 minutes on six days of visit.</summary>
public sealed class ActiveTimeTests
{
    [Fact]
    public void It_is_minutes_by_days_of_visit() => WorkedUsage.InJune().Figure("active-time").Value.ShouldBe(3);

    [Fact]
    public void Without_durations_there_is_none() => new WorkedUsage().Did(1, "ana", "2024-06-03", "plan").Figure("active-time").Reason.ShouldBe("no event says how long it took");
}
