using System.Net;
using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;

namespace Perennial.Tests.App.Accounts;

public sealed class AccountPageTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Movements_name_the_lines_that_made_them_and_sum_to_what_the_account_pays()
    {
        await Seed();
        using var api = host.Api(Scopes.Read);
        var found = (await api.GetFromJsonAsync<AccountMovementList>("/api/v1/accounts/A-1/movements", Now))!.Items;
        found.Select(m => (m.Day, m.Kind, m.Amount, m.Mrr)).ShouldBe(
        [
            (new DateOnly(2025, 9, 1), "contraction", -20m, 140m), (new DateOnly(2025, 6, 1), "expansion", 60m, 160m), (new DateOnly(2025, 3, 1), "new", 100m, 100m),
        ]);
        found[1].Lines.Select(l => (l.LineId, l.Change, l.What)).ShouldBe([("extra1", 60m, "starts")]);
        found[0].Lines.Select(l => (l.LineId, l.Change, l.What)).ShouldBe([("l1", -20m, "falls to $80")]);
    }

    [Fact]
    public async Task Every_statement_about_a_line_is_kept_and_the_superseded_one_marked()
    {
        await Seed();
        using var api = host.Api(Scopes.Read);
        var lines = (await api.GetFromJsonAsync<AccountLineList>("/api/v1/accounts/A-1/lines", Now))!.Items;
        lines.Where(l => l.LineId == "l1").Select(l => (l.Start, l.UnitPrice, l.Standing)).ShouldBe([("2025-03-01", 100m, "in-force"), ("2025-09-01", 80m, "in-force"), ("2025-09-01", 90m, "superseded")]);
    }

    [Fact]
    public async Task The_page_tells_the_story_and_the_panel_adds_up()
    {
        await Seed();
        using var browser = await host.SignedIn();
        var page = await browser.GetStringAsync("/accounts/A-1", Now);
        page.ShouldContain("Acme &amp; Sons");
        page.ShouldContain("MRR over time");
        page.ShouldContain("href=\"/accounts/A-1/why\" data-why");
        page.ShouldContain("superseded");
        page.ShouldContain(">Child<");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/accounts/A-1/why") { Headers = { { "HX-Request", "true" } } };
        var panel = await (await browser.SendAsync(request, Now)).Content.ReadAsStringAsync(Now);
        panel.ShouldStartWith("<div class=\"why-head\"");
        foreach (var amount in (string[])["$80.00", "$60.00", "$140.00"]) panel.ShouldContain(amount);
        (await browser.GetAsync("/accounts/nobody", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task As_known_on_a_day_leaves_out_what_was_recorded_later()
    {
        await Seed();
        using var api = host.Api(Scopes.Read);
        var then = (await api.GetFromJsonAsync<AccountMovementList>("/api/v1/accounts/A-1/movements?asKnown=2025-09-15", Now))!.Items;
        then[0].ShouldBe(then[0] with { Kind = "contraction", Amount = -10m, Mrr = 150m });
        using var browser = await host.SignedIn();
        (await browser.GetStringAsync("/accounts/A-1?asKnown=2025-09-15", Now)).ShouldContain("$150");
    }

    [Fact]
    public async Task An_account_without_a_subscription_says_what_is_missing()
    {
        await Seed();
        using var browser = await host.SignedIn();
        (await browser.GetStringAsync("/accounts/A-2", Now)).ShouldContain("No subscription yet");
    }

    private Task Seed()
    {
        if (Interlocked.Exchange(ref _seeded, 1) == 1) return Task.CompletedTask;
        AccountSeed.Account(host, 1, "Acme & Sons", "SMB", "[\"pilot\"]");
        AccountSeed.Account(host, 2, "Child");
        host.Sql("update accounts set parent_id = 1, parent_external_id = 'A-1' where id = 2");
        AccountSeed.Line(host, 1, 100, "2025-03-01");
        AccountSeed.Line(host, 1, 90, "2025-09-01", recordedAt: new(2025, 9, 1, 0, 0, 0, TimeSpan.Zero));
        AccountSeed.Line(host, 1, 80, "2025-09-01", recordedAt: new(2025, 10, 1, 0, 0, 0, TimeSpan.Zero));
        AccountSeed.Line(host, 1, 60, "2025-06-01", line: "extra");
        AccountSeed.Raise(host);
        return Task.CompletedTask;
    }

    private static int _seeded;
}
