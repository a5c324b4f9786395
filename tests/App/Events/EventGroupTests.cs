using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Perennial.Client;
using Perennial.Tests.App.Import;
using Perennial.Usage;

namespace Perennial.Tests.App.Events;

/// <summary>Groups that are no account wait where they are seen, and what was said of them is taken back as easily.</summary>
public sealed partial class EventGroupTests : IAsyncLifetime
{
    private const int Groups = 120;
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        await _client.Bring("accounts", "account_id,name\nA,Alpha\nB,Beta\n");
        var events = new StringBuilder("timestamp,event,user_id,account_id\n2026-01-02,open,ana,A\n");
        for (var group = 0; group < Groups; group++)
            for (var i = 0; i <= group % 7; i++) events.Append(System.Globalization.CultureInfo.InvariantCulture, $"2026-01-0{1 + i},open,u{group},crm-{group:000}\n");
        await _client.Bring("events", events.ToString());
        await _host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task The_list_comes_in_parts_what_most_came_for_first()
    {
        var parts = new List<EventGroup>();
        using var api = _host.Api();
        string? cursor = null;
        do
        {
            var part = (await api.GetFromJsonAsync<Page<EventGroup>>($"/api/v1/event-groups?unknown=true&limit=50{(cursor is null ? "" : "&cursor=" + cursor)}", ApiJson.Options, Now))!;
            part.Items.Count.ShouldBeLessThanOrEqualTo(50);
            parts.AddRange(part.Items);
            cursor = part.NextCursor;
        }
        while (cursor is not null);
        parts.Count.ShouldBe(Groups);
        parts.Select(g => g.Group).Distinct().Count().ShouldBe(Groups);
        parts.Select(g => g.Events).ShouldBe(parts.Select(g => g.Events).OrderDescending());
        (await _client.EventGroupsAsync(cancellation: Now).ToListAsync(Now)).Count.ShouldBe(Groups + 1, "with those that are accounts");
        ((int)(await api.GetAsync("/api/v1/event-groups?cursor=nonsense", Now)).StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task The_page_says_how_many_there_are_and_goes_on()
    {
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/events", Now);
        page.ShouldContain($"50 of {Groups}");
        var more = WebUtility.HtmlDecode(More().Match(page).Groups[1].Value);
        var second = await browser.GetStringAsync(more, Now);
        Shown(second).Count.ShouldBe(50);
        Shown(second).Intersect(Shown(page)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_said_of_a_group_is_told_and_can_be_taken_back_on_the_page()
    {
        using var browser = await _host.SignedIn();
        (await Say(browser, "crm-006", "A")).ShouldBe(HttpStatusCode.Found);
        var page = await browser.GetStringAsync("/events", Now);
        page.ShouldContain("crm-006 is A now, also what came before.");
        page.ShouldContain("action=\"/events/groups/take-back\"");
        page.ShouldContain($"50 of {Groups - 1}");
        (await People("A")).ShouldBe(2);
        (await Say(browser, "crm-006", "B")).ShouldBe(HttpStatusCode.Found);
        (await People("A"), await People("B")).ShouldBe((1, 1));
        Undo().Match(await browser.GetStringAsync("/events", Now)).Value.ShouldContain("value=\"A\"", customMessage: "who moves it can put it back where it was");
        (await Say(browser, "crm-006", "A")).ShouldBe(HttpStatusCode.Found);
        (await _client.EventGroupsAsync(cancellation: Now).Where(g => g.IsSaid).ToListAsync(Now)).Select(g => (g.Group, g.AccountId)).ShouldBe([("crm-006", "A")]);
        (await browser.PostForm("/events", "/events/groups/take-back", new() { ["group"] = "crm-006" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await People("A")).ShouldBe(1);
        page = await browser.GetStringAsync("/events", Now);
        page.ShouldContain("crm-006 is no longer A.");
        page.ShouldContain($"50 of {Groups}");
        page.ShouldNotContain("Groups that are accounts");
        (await Say(browser, "crm-006", "Z")).ShouldBe(HttpStatusCode.Found);
        WebUtility.HtmlDecode(await browser.GetStringAsync("/events?wrong=Z", Now)).ShouldContain("There is no account 'Z'");
    }

    [Fact]
    public async Task Groups_that_come_later_are_found_without_asking_for_all_again()
    {
        (await People("B")).ShouldBe(0);
        await _client.Bring("events", "timestamp,event,user_id,account_id\n2026-01-05,open,late,B\n2026-01-05,open,later,crm-new\n");
        await _host.Services.GetRequiredService<EventStore>().UntilFedAsync(Now);
        (await People("B")).ShouldBe(1);
        await _client.MapEventGroupAsync("crm-new", "B", Now);
        (await People("B")).ShouldBe(2);
        await _client.UnmapEventGroupAsync("crm-new", Now);
        (await People("B")).ShouldBe(1);
    }

    private static async Task<HttpStatusCode> Say(HttpClient browser, string group, string account) =>
        (await browser.PostForm("/events", "/events/groups", new() { ["group"] = group, ["account"] = account })).StatusCode;

    private async Task<decimal?> People(string account) =>
        (await _client.MetricsAsync(["mau"], new FigureQuery { From = new(2026, 1, 1), To = new(2026, 2, 1), Grain = "month", Filter = $"id:{account}" }, Now)).Single().Value;

    private static List<string> Shown(string page) => [.. Row().Matches(page).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("""aria-label="Account of (crm-\d+)\x22""")]
    private static partial Regex Row();

    [GeneratedRegex("""href="([^"]*cursor=[^"]*)">More""")]
    private static partial Regex More();

    [GeneratedRegex("""class="toast">.*?</form>""", RegexOptions.Singleline)]
    private static partial Regex Undo();
}
