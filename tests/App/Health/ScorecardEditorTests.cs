using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Health;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Health;

/// <summary>The editor says what is wrong where it is, and says that it computes where that takes long.</summary>
public sealed class ScorecardEditorTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        await HealthHost.FillAsync(_client);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_text_that_is_wrong_is_shown_with_its_line_and_column_beside_it()
    {
        using var browser = await _host.SignedIn();
        var page = await PostAsync(browser, "look", new() { ["text"] = HealthHost.Simple.Replace("nps-last", "nps-lst", StringComparison.Ordinal) });
        page.ShouldContain("Line 7, column 10: ");
        page.ShouldContain("Did you mean 'nps-last'?");
        page.ShouldContain("data-go-line=\"7\"");
        page.ShouldContain("aria-invalid=\"true\"");
        page.ShouldContain("nps-lst, linear", customMessage: "what was written stays in the form");
    }

    [Theory]
    [InlineData("bands: {{amber: 40, green: 70}\ngroups:\n  - name: Product use\n", 1)]
    [InlineData("score: overall\ngroups: [\n", 3)]
    [InlineData("score: overall\nscore: overall\n", 2)]
    public void What_is_not_YAML_is_refused_with_its_line(string text, int line)
    {
        var (sheet, wrong) = ScorecardText.Read(text);
        sheet.ShouldBeNull();
        wrong!.Line.ShouldBe(line);
        wrong.Column.ShouldBeGreaterThan(0);
        wrong.Message.ShouldStartWith("this is not YAML");
    }

    [Fact]
    public void A_text_of_parts_within_parts_is_refused_before_it_ends_the_stack()
    {
        ScorecardText.Read(new string('[', 60_000)).Wrong!.Message.ShouldContain("deeper");
        ScorecardText.Read(new StringBuilder().Insert(0, "{a: ", 15_000).ToString()).Wrong!.Message.ShouldContain("deeper");
        ScorecardText.Read(HealthHost.Simple).Wrong.ShouldBeNull();
    }

    [Fact]
    public async Task Refused_thresholds_are_told_by_the_names_of_the_form()
    {
        await _client.Apply(HealthHost.Simple, new(2020, 1, 1));
        using var browser = await _host.SignedIn();
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["base"] = HealthHost.Simple, ["amber"] = "80", ["green"] = "50" };
        (await PostAsync(browser, "look", form, isPart: true)).ShouldContain("Bands: amber begins below green.");
        (await PostAsync(browser, "look", new(StringComparer.Ordinal) { ["base"] = HealthHost.Simple, ["zero-1-0"] = "0" }, isPart: true)).ShouldContain("Open tickets, in Service: 0 points and 100 points cannot be at the same value.");
    }

    [Fact]
    public async Task A_large_book_is_computed_after_the_page_is_there()
    {
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/health/scorecards/edit", Now)).ShouldContain("Nobody changes band");
        await _client.Bring("subscription-lines", string.Concat("account_id,subscription_id,line_id,unit_price,currency,interval,start,end\n", string.Concat(Enumerable.Range(1, 1600).Select(i => $"X{i},SX{i},LX{i},10,USD,month,2025-12-01,\n"))));
        var page = await browser.GetStringAsync("/health/scorecards/edit", Now);
        page.ShouldContain("name=\"weight-0\"");
        page.ShouldContain("hx-trigger=\"load\"");
        page.ShouldNotContain("Nobody changes band");
        await _host.Services.GetRequiredService<HealthScores>().CatchUpAsync(Now);
        (await PostAsync(browser, "look", new(StringComparer.Ordinal) { ["base"] = HealthHost.Simple }, isPart: true)).ShouldContain("customers that it is for");
        (await browser.GetStringAsync("/health/scorecards/edit", Now)).ShouldContain("Nobody changes band", customMessage: "what was read is kept for a while");
    }

    [Fact]
    public async Task The_dry_run_s_page_leads_back_with_what_was_tried()
    {
        using var browser = await _host.SignedIn();
        var page = await PostAsync(browser, "dry-run", new(StringComparer.Ordinal) { ["text"] = HealthHost.Simple.Replace("Simple", "Tried card", StringComparison.Ordinal) });
        page.ShouldContain("Back to the scorecard");
        page.ShouldContain("name: Tried card");
    }

    private static async Task<string> PostAsync(HttpClient browser, string what, Dictionary<string, string> form, bool isPart = false)
    {
        if (isPart) browser.DefaultRequestHeaders.Add("HX-Request", "true");
        var answer = await browser.PostForm("/health/scorecards/edit", "/health/scorecards/" + what, form);
        browser.DefaultRequestHeaders.Remove("HX-Request");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Now));
    }
}
