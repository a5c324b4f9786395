using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Account 2 was in a trial from the 20th to the 29th: ten days, two of them with an event.</summary>
public sealed class TrialActivityTests
{
    [Fact]
    public void It_is_days_with_an_event_by_days_of_trials()
    {
        var trial = new WorkedUsage { Trials = [(2, new Period(new(2024, 6, 20), new(2024, 6, 30)))] }.Did(2, "cy", "2024-06-27", "plan").Did(2, "cy", "2024-06-28", "plan").Did(2, "cy", "2024-06-30", "plan");
        trial.Figure("trial-activity").Value.ShouldBe(0.2m);
    }

    [Fact]
    public void Without_trials_there_is_none() => WorkedUsage.InJune().Figure("trial-activity").Reason.ShouldBe("nobody was in a trial");
}
