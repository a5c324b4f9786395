using System.Net;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Health;

/// <summary>The pages of health, complete in the first response and usable without a script.</summary>
public sealed class HealthPageTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Empty_pages_teach()
    {
        await _client.Bring("accounts", "account_id,name\nA,Acme\n");
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/health", Now)).ShouldContain("No customer to score yet");
        (await browser.GetStringAsync("/accounts/A/health", Now)).ShouldContain("No score yet");
        (await browser.GetStringAsync("/health?filter=id:nobody", Now)).ShouldContain("No customer fits");
        (await browser.GetStringAsync("/health/scorecards", Now)).ShouldContain("as delivered with Perennial");
        (await browser.GetStringAsync("/health?filter=helth%3C3", Now)).ShouldContain("health");
    }

    [Fact]
    public async Task An_account_s_tab_says_what_its_score_is_made_of_and_takes_what_people_say()
    {
        await HealthHost.FillAsync(_client);
        await _client.Apply(HealthHost.Simple, new(2020, 1, 1));
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/accounts/B/health", Now);
        page.ShouldContain("58.33 of 100");
        page.ShouldContain("Last NPS answer");
        page.ShouldContain("0 points at 0, 100 at 10");
        page.ShouldContain("100% of the scorecard&#x27;s weight is known");
        (await browser.PostForm("/accounts/B/health", "/accounts/B/health/overrides", new() { ["score"] = "overall", ["band"] = "red", ["until"] = "2026-02-01", ["reason"] = "Sponsor <left>" })).EnsureSuccess();
        (await browser.PostForm("/accounts/B/health", "/accounts/B/health/sentiments", new() { ["value"] = "2", ["reason"] = "Cold" })).EnsureSuccess();
        page = await browser.GetStringAsync("/accounts/B/health", Now);
        page.ShouldContain("Sponsor &lt;left&gt;");
        page.ShouldContain("2 of 5");
        var refused = await browser.PostForm("/accounts/B/health", "/accounts/B/health/overrides", new() { ["score"] = "overall", ["band"] = "red", ["until"] = "2025-02-01", ["reason"] = "x" });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync(Now)).ShouldContain("a day after today");
        (await browser.GetStringAsync("/accounts/B", Now)).ShouldContain("58 amber");
        (await browser.GetStringAsync("/accounts/B/health?score=service", Now)).ShouldContain("Open tickets");
    }

    [Fact]
    public async Task The_book_shows_everybody_by_band_and_who_moved_since_last_week()
    {
        await HealthHost.FillAsync(_client);
        await _client.Apply(HealthHost.Simple, new(2020, 1, 1));
        await _client.Overall("A");
        await _host.LookBack();
        await _client.Bring("survey-responses", HealthHost.Answers + "C,,nps,0,10,10,2026-01-14\n");
        using var browser = await _host.SignedIn();
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/health", Now));
        page.ShouldContain("4 customers on 15 Jan 2026");
        page.ShouldContain("Last NPS answer 0 → 100 (+66.7)");
        page.ShouldContain("Enterprise");
        page.ShouldContain("ana@own.example");
        page.ShouldContain("Acme: 100 green");
        var only = await browser.GetStringAsync("/health?filter=segment:enterprise", Now);
        only.ShouldNotContain("Acme");
        (await browser.GetStringAsync("/api/v1/health?format=csv", Now)).ShouldContain("B,Bolt,SMB,ana@own.example,58.33,amber,1");
    }

    [Fact]
    public async Task Before_past_days_were_computed_the_pages_say_so_and_not_that_nothing_changed()
    {
        await HealthHost.FillAsync(_client);
        await _client.Apply(HealthHost.Simple, new(2020, 1, 1));
        await _client.Overall("A");
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/health", Now)).ShouldSatisfyAllConditions(p => p.ShouldContain("Past days follow by themselves"), p => p.ShouldNotContain("Nobody changed band"));
        (await browser.GetStringAsync("/accounts/A/health", Now)).ShouldContain("Only this day so far");
        await _host.LookBack();
        (await browser.GetStringAsync("/health", Now)).ShouldSatisfyAllConditions(p => p.ShouldContain("Nobody changed band"), p => p.ShouldNotContain("Past days follow"));
        (await browser.GetStringAsync("/accounts/A/health", Now)).ShouldNotContain("Only this day so far");
    }

    [Fact]
    public async Task The_editor_shows_what_saving_would_do_and_saves_exactly_that()
    {
        await HealthHost.FillAsync(_client);
        await _client.Apply(HealthHost.Simple, new(2020, 1, 1));
        using var browser = await _host.SignedIn();
        var form = await browser.GetStringAsync("/health/scorecards/edit?score=overall", Now);
        form.ShouldContain("name=\"weight-0\"");
        form.ShouldContain("name=\"zero-1-0\"");
        form.ShouldContain("Nobody changes band");
        var dragged = new Dictionary<string, string>(StringComparer.Ordinal) { ["base"] = HealthHost.Simple, ["weight-0"] = "2", ["amber"] = "20", ["green"] = "50" };
        var look = await browser.PostForm("/health/scorecards/edit?score=overall", "/health/scorecards/look", dragged);
        (await look.Content.ReadAsStringAsync(Now)).ShouldContain("2 change band");
        (await _client.Overall("B")).Band.ShouldBe("amber");
        (await browser.PostForm("/health/scorecards/edit?score=overall", "/health/scorecards", new(dragged, StringComparer.Ordinal) { ["note"] = "lower" })).EnsureSuccess();
        (await _client.Overall("B")).Band.ShouldBe("green");
        (await _client.Overall("C")).Band.ShouldBe("amber");
        (await _client.ScorecardsAsync(Now)).Single(s => s.Score == "overall").Text.ShouldContain("bands: {amber: 20, green: 50}");
        (await browser.GetStringAsync("/health/scorecards", Now)).ShouldContain("lower");
        var wrong = await browser.PostForm("/health/scorecards/edit?score=overall&as=text", "/health/scorecards", new() { ["text"] = HealthHost.Simple.Replace("nps-last", "nps", StringComparison.Ordinal) });
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync(Now)).ShouldContain("Line 7");
        (await (await browser.PostForm("/health/scorecards/edit", "/health/scorecards/dry-run", new() { ["text"] = HealthHost.Simple })).Content.ReadAsStringAsync(Now)).ShouldContain("Month by month");
    }
}
