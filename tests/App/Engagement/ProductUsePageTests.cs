using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Engagement;

/// <summary>What Product use and an account's Usage say of their own numbers, and where each of them leads.</summary>
public sealed partial class ProductUsePageTests
{
    private static readonly DateOnly _today = new(2024, 6, 15);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cohorts_are_those_of_the_chosen_range_and_who_is_left_out_is_said()
    {
        await using var usage = await UsageHost.On(_today, [], [.. Enumerable.Range(0, 40).Select(week => $"{new DateOnly(2023, 9, 4).AddDays(7 * week):yyyy-MM-dd},x,u{week},")]);
        using var browser = await usage.Host.SignedIn();
        var page = await browser.GetStringAsync("/usage?range=12m&grain=week", Now);
        Cohort().Count(page).ShouldBe(23, "the newest 24, of which the running week has no row");
        page.ShouldContain("The newest 24 of ");
        var all = await browser.GetStringAsync("/usage?range=all", Now);
        Cohort().Count(all).ShouldBe(9, "from the first event on, though nobody ever paid");
        all.ShouldNotContain("The newest");
        foreach (Match size in Size().Matches(all)) (await browser.GetAsync(WebUtility.HtmlDecode(size.Groups[1].Value), Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        Size().Count(all).ShouldBe(9);
    }

    [Fact]
    public async Task As_known_on_an_earlier_day_no_page_and_no_answer_has_a_value_and_each_says_why()
    {
        await using var usage = await UsageHost.On(_today, ["A"], "2024-01-10,a,u,A", "2024-06-11,b,u,A");
        const string reason = "what was done is told as it is known today, not as it was on an earlier day";
        using var browser = await usage.Host.SignedIn();
        foreach (var address in (string[])["/usage?asKnown=2024-02-01", "/accounts/A/usage?asKnown=2024-02-01"])
        {
            var page = await browser.GetStringAsync(address, Now);
            page.ShouldContain(reason);
            page.ShouldNotContain("This page shows what is known now");
            page.ShouldNotContain("chart-area", customMessage: "no axes without values");
            page.ShouldNotContain("10 Jan 2024");
        }
        using var api = usage.Host.Api();
        var told = (await api.GetFromJsonAsync<AccountUsageSummary>("/api/v1/accounts/A/usage?asKnown=2024-02-01", ApiJson.Options, Now))!;
        (told.LastDay, told.ActivePeople, told.Reasons["days"]).ShouldBe((null, null, reason));
        (await api.GetAsync("/api/v1/accounts/A/usage/people?asKnown=2024-02-01", Now)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.GetStringAsync("/accounts/A/usage?asKnown=2024-06-15", Now)).ShouldContain("11 Jun 2024", customMessage: "as known today is now");
    }

    [Fact]
    public async Task A_chart_without_a_value_says_why_instead_of_drawing_axes()
    {
        await using var usage = await UsageHost.On(_today, ["A"], "2024-06-10,a,,A", "2024-06-11,b,,A");
        using var browser = await usage.Host.SignedIn();
        (await browser.GetStringAsync("/usage?from=2024-06-01&to=2024-07-01&grain=month", Now)).Split("No value, because no event names a user.").Length.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Where_no_account_fits_that_is_said()
    {
        await using var usage = await UsageHost.On(_today, ["A"], "2024-06-10,a,u,A");
        using var browser = await usage.Host.SignedIn();
        var page = await browser.GetStringAsync("/usage?filter=segment:nope", Now);
        page.ShouldContain("No account fits");
        page.ShouldNotContain("Import events");
    }

    [Fact]
    public async Task Every_number_of_an_account_s_use_leads_to_what_it_is_made_of()
    {
        await using var usage = await UsageHost.On(_today, ["A"], "2024-06-10,open,ana,A", "2024-06-11,open,bo,A", "2024-06-11,close,bo,A");
        await usage.Client.Bring("contacts", "contact_id,account_id,name\nbo,A,Bo\n");
        using var api = usage.Host.Api();
        (await api.PostAsJsonAsync("/api/v1/features", new NewFeature("Opening", ["open"]), ApiJson.Options, Now)).EnsureSuccessStatusCode();
        using var browser = await usage.Host.SignedIn();
        var page = await browser.GetStringAsync("/accounts/A/usage", Now);
        foreach (var why in (string[])["/why/active-days?", "/why/days-since-activity?", "/why/wau?", "/why/feature-adoption?"])
        {
            var link = WebUtility.HtmlDecode(Href().Matches(page).Select(m => m.Groups[1].Value).First(href => href.StartsWith(why, StringComparison.Ordinal)));
            (await browser.GetStringAsync(link, Now)).ShouldContain("/accounts/A/usage", customMessage: "rows of engagement lead to the account's usage");
        }
        page.ShouldContain("href=\"/contacts/bo\"");
        page.ShouldNotContain("href=\"/contacts/ana\"");
        page.ShouldContain("person=bo#events");
        page.ShouldContain("event=close#people");
        (await browser.GetStringAsync("/accounts/A/usage?person=ana", Now)).ShouldSatisfyAllConditions(p => p.ShouldContain("What ana does"), p => p.ShouldNotContain("event=close"));
        (await browser.GetStringAsync("/accounts/A/usage?event=close", Now)).ShouldSatisfyAllConditions(p => p.ShouldContain("Who did: close"), p => p.ShouldNotContain("person=ana"));
        (await api.GetFromJsonAsync<Page<AccountEvent>>("/api/v1/accounts/A/usage/events?person=ana", ApiJson.Options, Now))!.Items.Select(e => e.Event).ShouldBe(["open"]);
        (await api.GetFromJsonAsync<Page<AccountUser>>("/api/v1/accounts/A/usage/people?event=close", ApiJson.Options, Now))!.Items.Select(p => p.User).ShouldBe(["bo"]);
        var panel = await browser.GetStringAsync("/why/mau?at=2024-06-15", Now);
        panel.ShouldContain(">People<");
        panel.ShouldNotContain(">Amount<");
    }

    [Fact]
    public async Task One_week_that_towers_above_all_others_does_not_flatten_them()
    {
        List<string> events = [.. Enumerable.Range(0, 25).Select(week => $"{_today.AddDays(-7 * week):yyyy-MM-dd},x,steady,A"), .. Enumerable.Range(0, 40).Select(user => $"2024-05-01,x,u{user},A")];
        await using var usage = await UsageHost.On(_today, ["A"], [.. events]);
        using var browser = await usage.Host.SignedIn();
        var page = await browser.GetStringAsync("/accounts/A/usage", Now);
        page.ShouldContain("is cut off; the table has it");
        page.ShouldContain("41 people, 4,100%");
        page.ShouldNotContain(">They<");
    }

    [Fact]
    public async Task Another_funnel_keeps_the_place_on_the_page_and_its_shares_open()
    {
        await using var usage = await UsageHost.On(_today, [], "2024-06-10,one,u,", "2024-06-11,two,u,", "2024-06-11,one,v,", "2024-06-12,one,w,");
        using var browser = await usage.Host.SignedIn();
        var page = await browser.GetStringAsync("/usage?step=one&step=two", Now);
        page.ShouldContain("action=\"/usage#funnel\"");
        page.ShouldContain("<section id=\"funnel\"");
        Regex.Count(page, "href=\"/why/funnel\\?[^\"]*\" data-why>33%</a>").ShouldBe(2);
    }

    [GeneratedRegex("<th scope=\"row\" class=\"nowrap\">[^<]+</th><td class=\"num size\">")]
    private static partial Regex Cohort();

    [GeneratedRegex("<td class=\"num size\"><a href=\"(/why/new-users[^\"]+)\"")]
    private static partial Regex Size();

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Href();
}
