using System.Net;
using Perennial.Client;

namespace Perennial.Tests.App.Engagement;

/// <summary>A period that is not over is told as one, and days that have not come are no days without people.</summary>
public sealed class OpenPeriodTests
{
    private static readonly DateOnly _midJune = new(2024, 6, 15);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cohorts_are_those_of_the_last_twelve_whole_periods()
    {
        await using var usage = await UsageHost.On(_midJune, [], "2023-06-05,x,early,", "2024-05-20,x,early,", "2024-05-31,x,may,", "2024-06-02,x,may,", "2024-06-03,x,june,");
        var rows = await usage.Client.UserRetentionAsync(new FigureQuery(), Now);
        rows.Count.ShouldBe(12);
        (rows[0].Cohort, rows[0].Period.Start, rows[0].Period.End, rows[0].Users).ShouldBe(("2023-06", new DateOnly(2023, 6, 1), new DateOnly(2023, 7, 1), 1));
        string.Join(' ', rows[0].Active.Select(a => a?.ToString() ?? "-")).ShouldBe("1 0 0 0 0 0 0 0 0 0 0 1 -");
        (rows[^1].Cohort, rows[^1].Users).ShouldBe(("2024-05", 1));
        rows[^1].Active.ShouldBe([1, null], "June is not over");
        rows[1].Retention.ShouldAllBe(share => share == null, "of nobody there is no share");
        using var api = usage.Host.Api();
        var csv = (await api.GetStringAsync("/api/v1/retention?format=csv", Now)).Split("\r\n");
        csv[0].ShouldBe("cohort,users,period,active,retention,incomplete,reason");
        csv.ShouldContain("2024-05,1,1,,,yes,");
        csv.ShouldContain("2023-07,0,0,0,,no,");
        (await usage.Client.UserRetentionAsync(new FigureQuery { Grain = "week" }, Now)).Select(r => r.Period.Start.DayOfWeek).ShouldBe(Enumerable.Repeat(DayOfWeek.Monday, 12));
    }

    [Fact]
    public async Task Months_are_counted_from_the_first_also_on_the_31st()
    {
        await using var usage = await UsageHost.On(new(2024, 5, 31), []);
        (await usage.Client.LifecycleAsync(new FigureQuery(), Now)).Select(l => l.Period.Start).ShouldBe(Enumerable.Range(0, 12).Select(i => new DateOnly(2023, 6, 1).AddMonths(i)));
        (await usage.Client.UserRetentionAsync(new FigureQuery(), Now)).Select(r => r.Period.Start).ShouldBe(Enumerable.Range(0, 12).Select(i => new DateOnly(2023, 5, 1).AddMonths(i)));
        (await usage.Client.LifecycleAsync(new FigureQuery { Grain = "quarter" }, Now))[0].Period.Start.ShouldBe(new(2021, 7, 1));
    }

    [Fact]
    public async Task A_month_that_is_not_over_says_how_it_stands_and_nobody_has_stayed_away()
    {
        await using var usage = await UsageHost.On(_midJune, [], "2024-04-30,x,a,", "2024-05-31,x,a,", "2024-05-31,x,b,", "2024-06-02,x,c,");
        var rows = await usage.Client.LifecycleAsync(new FigureQuery(), Now);
        rows.Select(r => r.Incomplete).ShouldBe([.. Enumerable.Repeat(false, 11), true]);
        (rows[^2].New, rows[^2].Returning, rows[^2].Dormant, rows[^2].Active).ShouldBe((1, 1, 0, 2));
        (rows[^1].New, rows[^1].Returning, rows[^1].Dormant, rows[^1].Active).ShouldBe((1, 0, null, 1));
        rows[^1].Options["time-zone"].ShouldBe("UTC");
        using var api = usage.Host.Api();
        (await api.GetStringAsync("/api/v1/lifecycle?format=csv", Now)).ShouldContain("2024-06-01,2024-07-01,1,0,0,,1,yes,");
        using var browser = await usage.Host.SignedIn();
        var page = await browser.GetStringAsync("/usage", Now);
        page.ShouldContain("not over yet");
        page.ShouldContain("class=\"open\"");
        var weeks = await browser.GetStringAsync("/usage?range=3m&grain=week", Now);
        weeks.ShouldContain("<span class=\"visually-hidden\">Week </span>");
    }

    [Fact]
    public async Task The_mean_day_is_of_the_days_that_have_come()
    {
        await using var usage = await UsageHost.On(_midJune, [], "2024-06-01,x,a,", "2024-06-02,x,a,", "2024-06-15,x,b,");
        var values = await usage.Client.MetricsAsync(["dau", "stickiness"], UsageHost.Of("2024-05-01", "2024-08-01"), Now);
        values.Select(v => (v.Id, v.Value, v.Reason)).ShouldBe([("dau", 0m, null), ("dau", 3m / 15, null), ("dau", null, "none of its days has come"), ("stickiness", null, "the denominator is 0"), ("stickiness", 3m / 15 / 2, null), ("stickiness", null, "none of its days has come")]);
    }

    [Fact]
    public async Task The_month_up_to_the_30th_of_May_begins_on_the_1st()
    {
        await using var usage = await UsageHost.On(_midJune, [], "2024-04-30,x,a,", "2024-05-01,x,b,");
        var value = await usage.Metric("mau", new FigureQuery { At = new(2024, 5, 30) });
        (value.Value, value.Period.Start).ShouldBe((1, new DateOnly(2024, 5, 1)));
    }

    [Theory]
    [InlineData("retention?from=2020-01-01&to=2024-01-01&grain=week", HttpStatusCode.UnprocessableEntity, "grain")]
    [InlineData("retention?window=30d", HttpStatusCode.BadRequest, "window")]
    [InlineData("lifecycle?window=30d", HttpStatusCode.BadRequest, "window")]
    [InlineData("funnel?step=a&step=b&within=99999y", HttpStatusCode.BadRequest, "within")]
    [InlineData("funnel?step=a&step=c", HttpStatusCode.BadRequest, "step")]
    public async Task What_cannot_be_answered_is_refused_by_its_field(string asked, HttpStatusCode status, string field)
    {
        await using var usage = await UsageHost.On(_midJune, [], "2024-06-01,a,u,", "2024-06-02,b,u,");
        using var api = usage.Host.Api();
        using var answer = await api.GetAsync("/api/v1/" + asked, Now);
        answer.StatusCode.ShouldBe(status);
        System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Now)).RootElement.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task A_funnel_looks_back_over_its_window()
    {
        await using var usage = await UsageHost.On(_midJune, [], "2024-03-01,a,u,", "2024-03-02,b,u,", "2024-06-01,a,v,");
        (await usage.Client.FunnelAsync(["a", "b"], null, new FigureQuery { Window = "30d" }, Now)).Select(s => s.Users).ShouldBe([1, 0]);
        (await usage.Client.FunnelAsync(["a", "b"], null, new FigureQuery(), Now)).Select(s => s.Users).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task With_one_event_alone_the_page_shows_no_example_of_a_funnel()
    {
        await using var usage = await UsageHost.On(_midJune, [], "2024-06-01,only,u,");
        using var browser = await usage.Host.SignedIn();
        var page = await browser.GetStringAsync("/usage", Now);
        page.ShouldContain("Step 1");
        page.ShouldNotContain("A funnel has two to");
    }
}
