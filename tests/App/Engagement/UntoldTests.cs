using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Perennial.Client;
using Perennial.Tests.App.Import;
using Perennial.Usage;
using Perennial.Usage.Store;

namespace Perennial.Tests.App.Engagement;

/// <summary>What cannot be told is not told as 0, and takes nothing else with it.</summary>
public sealed class UntoldTests
{
    private static readonly DateOnly _today = new(2024, 6, 15);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_without_users_have_no_lifecycle_no_cohorts_and_no_funnel()
    {
        await using var usage = await UsageHost.On(_today, ["A"], "2024-04-01,a,,A", "2024-05-01,a,,A", "2024-05-02,b,,A", "2024-06-02,a,,A", "2024-06-03,b,,A");
        const string reason = "no event names a user";
        var spring = UsageHost.Of("2024-04-01", "2024-07-01");
        (await usage.Client.LifecycleAsync(spring, Now)).ShouldAllBe(l => l.New == null && l.Active == null && l.Dormant == null && l.Reason == reason);
        (await usage.Client.UserRetentionAsync(spring, Now)).ShouldAllBe(c => c.Users == null && c.Active.Count == 0 && c.Reason == reason);
        (await usage.Client.FunnelAsync(["a", "b"], null, spring, Now)).ShouldAllBe(s => s.Users == null && s.OfFirst == null && s.Reason == reason);
        (await usage.Metric("new-users", UsageHost.Of("2024-05-01", "2024-06-01"))).Reason.ShouldBe(reason);
        using var api = usage.Host.Api();
        (await api.GetStringAsync("/api/v1/lifecycle?format=csv&from=2024-05-01&to=2024-06-01", Now)).ShouldContain($"2024-05-01,2024-06-01,,,,,,no,{reason}");
        (await api.GetStringAsync("/api/v1/retention?format=csv&from=2024-05-01&to=2024-06-01", Now)).ShouldContain($"2024-05,,,,,,{reason}");
        using var browser = await usage.Host.SignedIn();
        var page = await browser.GetStringAsync("/usage", Now);
        page.Split($"No value, because {reason}").Length.ShouldBe(5, "lifecycle, cohorts, funnel and the chart without a value each say it");
    }

    [Fact]
    public async Task What_needs_single_events_that_are_gone_says_so_in_its_place()
    {
        await using var usage = await UsageHost.On(_today, ["A"], "2024-03-01,a,u,A", "2024-03-02,b,u,A", "2024-06-02,a,u,A", "2024-06-03,b,u,A");
        await usage.Client.Bring("subscription-lines", "account_id,subscription_id,line_id,kind,unit_price,currency,interval,start,trial_start,trial_end\nA,S,L,recurring,100,USD,month,2024-03-01,2024-03-01,2024-03-20\n");
        await usage.Host.Services.GetRequiredService<EventStore>().ForgetRawAsync(new LocalDays("UTC").StartOf(new(2024, 6, 10)), Now);
        using var browser = await usage.Host.SignedIn();
        var page = await browser.GetStringAsync("/usage", Now);
        page.ShouldContain("Single events are kept from 2024-06-10 on");
        page.ShouldContain("Who comes back");
        page.ShouldContain("<span class=\"figure-value\">1</span>", customMessage: "monthly active people are told from the sums by day");
        foreach (var address in (string[])["/usage?from=2024-03-01&to=2024-04-01&grain=month", "/usage?option=time-zone=Asia/Tokyo", "/why/trial-activity?at=2024-03-31&option=time-zone=Asia/Tokyo", "/api/v1/metrics/trial-activity/rows?at=2024-03-31&option=time-zone=Asia/Tokyo"])
            (await browser.GetAsync(address, Now)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
        using var api = usage.Host.Api();
        (await api.GetAsync("/api/v1/metrics/trial-activity/rows?at=2024-03-31&option=time-zone=Asia/Tokyo", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await usage.Metric("trial-activity", new FigureQuery { At = new(2024, 3, 31) })).ShouldSatisfyAllConditions(m => m.Numerator.ShouldBe(2), m => m.Denominator.ShouldBe(19), m => m.Interval.ShouldNotBeNull());
        (await usage.Rows("trial-activity", new FigureQuery { At = new(2024, 3, 31) })).ShouldBe([("A", 2m, 19m)]);
    }

    [Fact]
    public async Task What_was_done_is_not_told_as_it_was_known_on_an_earlier_day()
    {
        await using var usage = await UsageHost.On(_today, ["A"], "2024-01-10,a,u,A", "2024-01-11,b,u,A");
        const string reason = "what was done is told as it is known today, not as it was on an earlier day";
        var known = UsageHost.Of("2024-01-01", "2024-02-01") with { AsKnown = new(2024, 2, 1) };
        var value = await usage.Metric("mau", known);
        (value.Value, value.Reason).ShouldBe((null, reason));
        (await usage.Rows("mau", known)).ShouldBeEmpty();
        (await usage.Client.LifecycleAsync(known, Now)).ShouldAllBe(l => l.New == null && l.Reason == reason);
        (await usage.Client.UserRetentionAsync(known, Now)).ShouldAllBe(c => c.Users == null && c.Reason == reason);
        (await usage.Client.FunnelAsync(["a", "b"], null, known, Now)).ShouldAllBe(s => s.Users == null && s.Reason == reason);
        (await usage.Metric("mau", known with { AsKnown = _today })).Value.ShouldBe(1);
        using var browser = await usage.Host.SignedIn();
        (await browser.GetStringAsync("/usage?asKnown=2024-02-01", Now)).ShouldContain(reason);
    }
}
