using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Events;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;
using Perennial.Usage;

namespace Perennial.Tests.App.Customers;

/// <summary>What an account's page says of its usage is so, is all there, and is there for programs too.</summary>
public sealed partial class UsagePageTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        await _client.Bring("accounts", "account_id,name,segment\nA,Alpha,SMB\nB,Beta,SMB\n");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Who_was_last_seen_long_ago_is_known_and_who_never_was_is_not()
    {
        await Bring("2025-06-15,open,ana,A\n");
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/accounts/A/usage", Now);
        page.ShouldNotContain("Nothing is known of what they do");
        page.ShouldContain("15 Jun 2025");
        page.ShouldContain("214 days ago");
        (await _client.AccountUsageAsync("A", cancellation: Now)).ShouldSatisfyAllConditions(u => u.LastDay.ShouldBe(new(2025, 6, 15)), u => u.ActivePeople.ShouldBe(0), u => u.Days.ShouldBeEmpty());
        (await browser.GetStringAsync("/accounts/A/usage?at=2025-06-01", Now)).ShouldContain("Nothing is known of what they do", customMessage: "on that day it was so");
        (await browser.GetStringAsync("/accounts/B/usage", Now)).ShouldContain("Nothing is known of what they do");
        (await _client.AccountUsageAsync("B", cancellation: Now)).LastDay.ShouldBeNull();
    }

    [Fact]
    public async Task The_way_to_send_events_is_shown_to_who_may_go_it()
    {
        using var owner = await _host.SignedIn();
        (await owner.GetStringAsync("/accounts/A/usage", Now)).ShouldContain("/imports/new?kind=events");
        foreach (var role in (Role[])[Role.Csm, Role.Viewer, Role.VirtualCsm])
        {
            var person = await _host.Add(role);
            if (role == Role.VirtualCsm) await _host.Give(person, "A");
            using var browser = await _host.SignedInAs(person);
            var page = await browser.GetStringAsync("/accounts/A/usage", Now);
            page.ShouldContain("Nothing is known of what they do");
            page.ShouldNotContain("/imports/new?kind=events");
            page.ShouldNotContain("href=\"/events\"");
        }
    }

    [Fact]
    public async Task That_no_feature_is_defined_is_said_only_when_it_is_so()
    {
        await Bring("2026-01-10,open,ana,A\n");
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/accounts/A/usage", Now)).ShouldContain("No feature is defined");
        using var api = _host.Api();
        (await api.PostAsJsonAsync("/api/v1/features", new NewFeature("Reports", ["Report opened"]), ApiJson.Options, Now)).EnsureSuccessStatusCode();
        var page = await browser.GetStringAsync("/accounts/A/usage", Now);
        page.ShouldNotContain("No feature is defined");
        page.ShouldContain("They have no feature and used none");
    }

    [Fact]
    public async Task A_tile_is_the_figure_that_its_panel_explains_also_of_an_archived_account()
    {
        await Bring(string.Concat(Enumerable.Range(1, 10).SelectMany(day => Enumerable.Range(0, day % 3 + 1).Select(user => $"2026-01-{day:00},open,u{user},A\n"))) + "2025-12-17,open,early,A\n");
        await _client.SetSettingsAsync(new Dictionary<string, string> { ["stickiness-window"] = "rolling-28" }, Now);
        using var api = _host.Api();
        (await api.PostAsync("/api/v1/accounts/A/archive", null, Now)).EnsureSuccessStatusCode();
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/accounts/A/usage", Now);
        var usage = await _client.AccountUsageAsync("A", cancellation: Now);
        foreach (var (metric, tile) in new[] { ("mau", usage.ActivePeople), ("stickiness", usage.Stickiness) })
        {
            var why = WebUtility.HtmlDecode(Tile().Matches(page).Select(m => m.Groups[1].Value).Single(href => href.StartsWith($"/why/{metric}?", StringComparison.Ordinal)));
            (await browser.GetStringAsync(why, Now)).ShouldContain("Alpha", customMessage: "the panel has the row behind the tile");
            var asked = await api.GetFromJsonAsync<MetricValue[]>(why.Replace("/why/", "/api/v1/metrics/", StringComparison.Ordinal), ApiJson.Options, Now);
            asked!.Single().Value.ShouldBe(tile);
        }
        usage.ActivePeople.ShouldBe(4);
        usage.Stickiness!.Value.ShouldBe(20m / 28 / 3, 1e-20m, "20 days of people ÷ 28 days ÷ the three people of those days");
    }

    [Fact]
    public async Task Events_without_users_are_no_people()
    {
        await _client.Bring("events", "timestamp,event,account_id,count\n2026-01-10,open,A,7\n2026-01-11,open,A,1\n");
        await Fed();
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/accounts/A/usage", Now);
        page.ShouldContain("no event names a user");
        page.ShouldContain("10 Jan 2026: 7 events, no user named");
        page.ShouldContain("11 Jan 2026: 1 event, no user named");
        foreach (var untrue in (string[])["1 person", "as many as in the month before", "Nobody was active in half a year"]) page.ShouldNotContain(untrue);
        var usage = await _client.AccountUsageAsync("A", cancellation: Now);
        (usage.ActivePeople, usage.Stickiness, usage.ActiveDays, usage.People, usage.Events).ShouldBe((null, null, 2, 0, 1));
        usage.Reasons["activePeople"].ShouldBe("no event names a user");
        usage.Days.Select(d => (d.Day.Day, d.People, d.Count)).ShouldBe([(10, 0, 7), (11, 0, 1)]);
        await Bring("2026-01-12,open,ana,A\n");
        page = await browser.GetStringAsync("/accounts/A/usage", Now);
        page.ShouldContain("12 Jan 2026: 1 person");
        page.ShouldContain("10 Jan 2026: 7 events, no user named");
        page.ShouldContain("h0 marked");
    }

    [Fact]
    public async Task What_needs_single_events_that_are_gone_says_so_in_its_place()
    {
        await Bring("2024-03-02,open,ana,A\n2026-01-10,open,ana,A\n");
        await _client.SetSettingsAsync(new Dictionary<string, string> { [KeepEvents.Option] = "10" }, Now);
        (await _host.Services.GetRequiredService<KeepEvents>().ForgetAsync(Now)).ShouldNotBeNull();
        await _client.SetSettingsAsync(new Dictionary<string, string> { ["time-zone"] = "Asia/Tokyo" }, Now);
        using var browser = await _host.SignedIn();
        var answer = await browser.GetAsync("/accounts/A/usage", Now);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.Content.ReadAsStringAsync(Now);
        Regex.Count(page, "only the sums by day").ShouldBeGreaterThan(4, "each part says why it is empty");
        page.ShouldContain("10 Jan 2026");
        var usage = await _client.AccountUsageAsync("A", cancellation: Now);
        (usage.LastDay, usage.ActivePeople, usage.People).ShouldBe((new DateOnly(2026, 1, 10), null, null));
        usage.Reasons.Keys.ShouldBe(["activePeople", "activePeopleBefore", "stickiness", "activeDays", "days", "people", "events", "weeks"], ignoreOrder: true);
    }

    [Fact]
    public async Task Lists_say_how_many_there_are_go_on_and_come_as_a_file()
    {
        await Bring(string.Concat(Enumerable.Range(0, 70).Select(i => string.Create(CultureInfo.InvariantCulture, $"2026-01-{1 + i % 14:00}T{i / 14:00}:00:00Z,event {i:00},u{i:00},A\n"))));
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/accounts/A/usage", Now);
        page.ShouldContain(">70 people<");
        page.ShouldContain("30 of 70 are shown");
        var shown = People(page);
        shown.Count.ShouldBe(30);
        using var more = new HttpRequestMessage(HttpMethod.Get, "/accounts/A/usage?part=people&people=30") { Headers = { { "HX-Request", "true" } } };
        var rows = await (await browser.SendAsync(more, Now)).Content.ReadAsStringAsync(Now);
        rows.ShouldNotContain("<html");
        rows.ShouldContain("60 of 70 are shown");
        People(rows).Intersect(shown).ShouldBeEmpty();
        var last = await browser.GetStringAsync("/accounts/A/usage?people=60&events=60", Now);
        People(last).Count.ShouldBe(10);
        last.ShouldContain("event 69");
        using var api = _host.Api(Scopes.Read);
        var file = (await api.GetStringAsync("/api/v1/accounts/A/usage/people?format=csv", Now)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        (file.Length, file[0]).ShouldBe((71, "user,anonymous,last_seen_at,active_days,count"));
        file[1].ShouldBe("u69,no,2026-01-14T04:00:00.000000Z,1,1");
        (await api.GetStringAsync("/api/v1/accounts/A/usage/events?format=csv", Now)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(71);
        page.ShouldContain("/api/v1/accounts/A/usage/people?format=csv");
        var first = (await api.GetFromJsonAsync<Page<AccountUser>>("/api/v1/accounts/A/usage/people?limit=40", ApiJson.Options, Now))!;
        var second = (await api.GetFromJsonAsync<Page<AccountUser>>($"/api/v1/accounts/A/usage/people?limit=40&cursor={first.NextCursor}", ApiJson.Options, Now))!;
        (first.Items.Count, second.Items.Count, second.NextCursor).ShouldBe((40, 30, null));
        (await _client.AccountUsersAsync("A", cancellation: Now).ToListAsync(Now)).Select(u => u.User).ShouldBe(first.Items.Concat(second.Items).Select(u => u.User));
        (await _client.AccountEventsAsync("A", cancellation: Now).CountAsync(Now)).ShouldBe(70);
        ((int)(await api.GetAsync("/api/v1/accounts/Z/usage", Now)).StatusCode).ShouldBe(404);
    }

    private async Task Bring(string rows)
    {
        await _client.Bring("events", Encoding.UTF8.GetBytes("timestamp,event,user_id,account_id\n" + rows));
        await Fed();
    }

    private Task Fed() => _host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);

    private static List<string> People(string page) => [.. Person().Matches(page).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("""<span class="clip">(u\d+)</span>""")]
    private static partial Regex Person();

    [GeneratedRegex("""class="figure-tile" href="([^"]*)""")]
    private static partial Regex Tile();
}
