using Perennial.Client;

namespace Perennial.Tests.App.Engagement;

/// <summary>A period that runs is drawn and told apart from those that are over, and its numbers say which days they are of.</summary>
public sealed class RunningPeriodTests
{
    private static readonly DateOnly _monday = new(2024, 6, 10);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_Monday_the_week_that_has_begun_is_no_finished_one()
    {
        await using var usage = await UsageHost.On(_monday, ["A"], "2024-05-28,x,a,A", "2024-06-04,x,a,A", "2024-06-04,x,b,A", "2024-06-10,x,a,A");
        using var browser = await usage.Host.SignedIn();
        var page = await browser.GetStringAsync("/usage?range=3m&grain=week", Now);
        page.Split(" line-open\"").Length.ShouldBe(4, "the last step of each of the three lines is dashed");
        page.ShouldContain(" bar-open\"");
        page.ShouldContain(">so far</text>");
        page.ShouldContain("the running one for 10 Jun 2024 so far");
        page.ShouldContain("The running week has 10 Jun 2024 so far");
        (await browser.GetStringAsync("/accounts/A/usage", Now)).ShouldContain(">so far</text>");
        (await browser.GetStringAsync("/usage?from=2024-05-06&to=2024-06-03&grain=week", Now)).ShouldNotContain("so far", customMessage: "weeks that are over are whole");
    }

    [Fact]
    public async Task The_last_day_of_a_month_is_not_over_until_it_is()
    {
        await using var usage = await UsageHost.On(new(2024, 6, 30), [], "2024-05-28,x,a,", "2024-06-30,x,a,");
        using var browser = await usage.Host.SignedIn();
        (await browser.GetStringAsync("/usage?range=3m", Now)).ShouldContain(">so far</text>");
        (await usage.Client.MetricsAsync(["dau"], UsageHost.Of("2024-05-01", "2024-08-01"), Now)).Select(v => v.Incomplete).ShouldBe([false, true, true]);
        (await usage.Metric("mau", new FigureQuery())).Incomplete.ShouldBeFalse("a window that ends today is what was asked for");
    }
}
