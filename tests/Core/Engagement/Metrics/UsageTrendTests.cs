namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>One person more each week: the twelve weeks have 1 to 12 people, 6.5 in the mean.</summary>
public sealed class UsageTrendTests
{
    [Fact]
    public void It_is_the_slope_of_the_weeks_by_their_mean()
    {
        var usage = new WorkedUsage();
        for (var week = 0; week < 12; week++)
            for (var person = 0; person <= week; person++) usage.Did(1, $"p{person}", new DateOnly(2024, 7, 1).AddDays(7 * (week - 12)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "plan");
        usage.Figure("usage-trend").Value!.Value.ShouldBe(1 / 6.5m, 1e-20m);
    }

    [Fact]
    public void A_week_in_which_only_strangers_came_counts_as_one_without_people()
    {
        var usage = new WorkedUsage();
        for (var week = 0; week < 12; week++) usage.Did(1, week == 11 ? "" : "ana", new DateOnly(2024, 7, 1).AddDays(7 * (week - 12)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "plan");
        usage.Figure("usage-trend").Value!.Value.ShouldBe(-5.5m / 143 / (11m / 12), 1e-20m);
    }

    [Fact]
    public void The_same_each_week_is_no_trend()
    {
        var usage = new WorkedUsage();
        for (var week = 0; week < 12; week++) usage.Did(1, "ana", new DateOnly(2024, 7, 1).AddDays(7 * (week - 12)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "plan");
        usage.Figure("usage-trend").Value.ShouldBe(0);
    }
}
