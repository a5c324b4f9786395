using System.Net;
using Perennial.App.Risk;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Health;

/// <summary>Beside every score stands the way to how good it is, in plain words; and what comes of a renewal is one click from its account.</summary>
public sealed class GradeBesideTests : IAsyncLifetime
{
    private const string Link = "href=\"/health/grade\" data-why";
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        await HealthHost.FillAsync(_client);
        await _client.Bring("contracts", "contract_id,account_id,start,end,auto_renews,subscriptions\nC1,B,2025-03-01,2026-03-01,yes,S-B\n");
        await _client.Overall("A");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("/accounts/B")]
    [InlineData("/accounts/B/health")]
    [InlineData("/accounts/B/renewal")]
    [InlineData("/accounts?col=name&col=health")]
    [InlineData("/accounts?col=name&col=band")]
    [InlineData("/health")]
    [InlineData("/forecast/rows")]
    public async Task Where_a_score_stands_its_grade_is_one_click_away(string page)
    {
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync(page, Now)).ShouldContain(Link);
        (await browser.GetStringAsync("/accounts?col=name", Now)).ShouldNotContain(Link, customMessage: "no score stands there");
    }

    [Fact]
    public async Task The_grade_s_panel_says_in_words_that_there_is_too_little_to_judge_by()
    {
        using var browser = await _host.SignedIn();
        browser.DefaultRequestHeaders.Add("HX-Request", "true");
        var panel = await browser.GetStringAsync("/health/grade", Now);
        panel.ShouldNotContain("<html");
        panel.ShouldContain("How good is this?");
        WebUtility.HtmlDecode(panel).ShouldMatch("(There are too few churns to judge|Not judged yet)");
    }

    [Fact]
    public async Task The_renewal_s_tile_leads_to_where_one_says_what_becomes_of_it_and_that_keeps_the_account_s_tabs()
    {
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/accounts/B", Now)).ShouldContain("<a class=\"figure-tile\" href=\"/accounts/B/renewal\"");
        var page = await browser.GetStringAsync("/accounts/B/renewal", Now);
        page.ShouldContain("Your call");
        page.ShouldContain("href=\"/accounts/B/timeline\"");
    }

    [Fact]
    public async Task Pages_of_health_are_found_by_name_by_who_may_open_them()
    {
        using var browser = await _host.SignedIn();
        var found = await browser.GetStringAsync("/find?q=health", Now);
        foreach (var path in (string[])["/health", "/health/scorecards", "/health/scorecards/edit?score=overall", "/health/grade"]) found.ShouldContain($"href=\"{path}\"");
        (await browser.GetStringAsync("/find?q=renewals+due", Now)).ShouldContain("href=\"/forecast/rows\"");
    }

    [Fact]
    public void A_custom_field_is_called_by_its_label()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { ["crm_tier"] = "Tier" };
        FieldNames.Of("crm_tier", names).ShouldBe("Tier");
        FieldNames.Of("exit_note", names).ShouldBe("Exit note", "nobody gave it a name");
    }
}
