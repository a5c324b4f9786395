using System.Net;
using System.Text.RegularExpressions;
using Perennial.Core;

namespace Perennial.Tests.App.Revenue;

public sealed class RevenuePageTests : IClassFixture<PerennialHost>, IAsyncLifetime
{
    private readonly PerennialHost _host;
    private HttpClient _browser = null!;

    public RevenuePageTests(PerennialHost host)
    {
        _host = host;
        ThreeCustomers.Write(host);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _browser = await _host.SignedIn();

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Home_shows_the_headlines_and_each_opens_to_why()
    {
        var html = await Html("/");
        foreach (var id in new[] { "mrr", "arr", "nrr", "grr", "customer-churn", "quick-ratio", "arpc", "customers" })
            html.ShouldContain($"href=\"/why/{id}?at=2026-01-15&amp;window=", customMessage: id);
        Figures(html).ShouldBe(["$200", "$2,400", "50.0%", "33.3%", "0.0%", "–", "$100", "2"]);
    }

    [Fact]
    public async Task Home_names_who_moved_most_and_leads_to_them()
    {
        var html = await Html("/");
        html.ShouldContain("href=\"/accounts/co%2Fda\"");
        Rows(html).ShouldBe([["Coda", "New", "$0", "+$50", "$50", "SMB"]]);
        (await Html("/why/mrr")).ShouldNotContain("Acme <b>", customMessage: "names are text, never markup");
    }

    [Fact]
    public async Task Why_says_formula_numbers_options_accounts_and_where_else_to_get_it()
    {
        var html = await Html("/why/nrr?at=2026-01-15&window=12m");
        html.ShouldContain("Revenue at close of the accounts that paid at the window");
        html.ShouldContain("$150.00");
        html.ShouldContain("$300.00");
        html.ShouldContain("50.0%");
        html.ShouldContain("n = 2");
        html.ShouldContain("/settings/options#retention\">retention <b>cohort</b>");
        html.ShouldContain("/api/v1/metrics/nrr/rows?at=2026-01-15&amp;window=12m&amp;format=csv");
        html.ShouldContain("perennial metrics nrr --at 2026-01-15 --window 12m");
        Rows(html).ShouldBe([["Bolt Enterprise", "$200", "$0", "−$200"], ["Acme <b> SMB", "$100", "$150", "+$50"]]);
    }

    [Fact]
    public async Task Why_shows_the_interval_of_a_proportion()
    {
        var html = await Html("/why/customer-churn?at=2025-12-31&window=6m");
        html.ShouldContain("95 % interval");
        html.ShouldContain("(Wilson)");
    }

    [Fact]
    public async Task Why_marks_an_option_that_is_not_the_standards()
    {
        var html = await Html("/why/nrr?at=2026-01-15&window=12m&option=retention%3Dmovements");
        html.ShouldContain("option-changed");
        html.ShouldContain("retention <b>movements</b>");
        html.ShouldContain("not cohort");
    }

    [Fact]
    public async Task Why_says_why_there_is_no_value()
    {
        var html = await Html("/why/quick-ratio?at=2026-01-15&window=1m");
        html.ShouldContain("No value");
        html.ShouldContain("the denominator is 0");
    }

    [Fact]
    public async Task Why_is_a_page_without_a_script_and_a_panel_with_one()
    {
        (await Html("/why/mrr")).ShouldStartWith("<!DOCTYPE html>");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/why/mrr");
        request.Headers.Add("HX-Request", "true");
        using var answer = await _browser.SendAsync(request, Now);
        var panel = await answer.Content.ReadAsStringAsync(Now);
        panel.ShouldNotContain("<html");
        panel.ShouldContain("data-why-close");
        panel.ShouldContain("$200.00");
    }

    [Fact]
    public async Task Rows_come_in_the_order_that_was_asked_for()
    {
        Rows(await Html("/why/mrr?sort=account")).Select(row => row[0]).ShouldBe(["Acme <b> SMB", "Coda SMB"]);
        Rows(await Html("/why/mrr?sort=numerator")).Select(row => row[0]).ShouldBe(["Coda SMB", "Acme <b> SMB"]);
    }

    [Fact]
    public async Task As_known_before_a_fact_was_recorded_the_figure_is_without_it_and_links_keep_the_day()
    {
        var html = await Html("/why/mrr?at=2025-07-15&asKnown=2025-06-30");
        html.ShouldContain("$300.00");
        html.ShouldContain("As known on 30 Jun 2025");
        html.ShouldContain("href=\"/revenue?asKnown=2025-06-30\"");
        (await Html("/why/mrr?at=2025-07-15")).ShouldContain("$350.00");
    }

    [Fact]
    public async Task The_revenue_page_carries_opening_to_closing_and_its_slice()
    {
        var html = WebUtility.HtmlDecode(await Html("/revenue?from=2025-02-01&to=2026-01-01"));
        foreach (var column in new[] { "Opening $300", "New +$50", "Expansion +$50", "Churn −$200", "Closing $200" })
            html.ShouldContain($"aria-label=\"{column}\"");
        html.ShouldContain("/why/churn-mrr?at=2025-12-31&window=11m");
        var enterprise = await Html("/revenue?from=2025-02-01&to=2026-01-01&segment=Enterprise");
        enterprise.ShouldContain("aria-label=\"Closing $0\"");
        enterprise.ShouldContain("segment=Enterprise", customMessage: "links keep the slice");
    }

    [Theory]
    [InlineData("segment", "Enterprise", "SMB")]
    [InlineData("owner", "ana@x.example", "ben@x.example")]
    public async Task Revenue_breaks_down_by(string by, params string[] words)
    {
        var html = await Html("/revenue?by=" + by);
        foreach (var word in words) html.ShouldContain($"{by}={Uri.EscapeDataString(word)}");
    }

    [Fact]
    public async Task A_cohort_month_that_is_not_over_is_marked_in_words_and_never_a_loss()
    {
        var html = await Html("/revenue?range=3m");
        Regex.Matches(html, "<td class=\"open\"[^>]*>.*?not over yet").Count.ShouldBe(1, "the December cohort's second month");
        html.ShouldNotContain("<td class=\"h0\"");
        (await Html("/why/cohort?month=2025-12&k=1")).ShouldContain("This month is not over");
        (await Html("/why/cohort?month=2025-01&k=9")).ShouldContain("50.0%", customMessage: "Bolt left on the first of the ninth month after");
    }

    [Fact]
    public async Task The_reference_has_every_metric_of_the_catalog_and_a_page_for_each()
    {
        var html = await Html("/metrics");
        MetricCatalog.All.Count.ShouldBeGreaterThan(20);
        foreach (var metric in MetricCatalog.All) html.ShouldContain($"href=\"/metrics/{metric.Id}\"");
        foreach (var metric in MetricCatalog.All) (await Html("/metrics/" + metric.Id)).ShouldContain(WebUtility.HtmlEncode(metric.Name).Replace("&#39;", "&#x27;", StringComparison.Ordinal));
        (await Html("/metrics?q=retention")).ShouldNotContain("href=\"/metrics/quick-ratio\"");
    }

    [Theory]
    [InlineData("/why/nothing", HttpStatusCode.NotFound)]
    [InlineData("/metrics/nothing", HttpStatusCode.NotFound)]
    [InlineData("/revenue?from=2025-01-01", HttpStatusCode.BadRequest)]
    [InlineData("/why/mrr?at=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/why/cohort?month=12", HttpStatusCode.BadRequest)]
    [InlineData("/why/cohort?month=9999-12&k=5", HttpStatusCode.BadRequest)]
    [InlineData("/?option=nonsense", HttpStatusCode.BadRequest)]
    public async Task A_question_that_cannot_be_answered_is_refused_with_a_page(string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await _browser.SendAsync(request, Now);
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/revenue")]
    [InlineData("/metrics/nrr")]
    public async Task No_page_carries_a_style_or_a_script_of_its_own(string path)
    {
        var html = await Html(path);
        html.ShouldNotContain(" style=");
        Regex.Matches(html, "<script").Count.ShouldBe(Regex.Matches(html, "<script type=\"module\" src=").Count);
        Regex.IsMatch(html, @"\son[a-z]+=").ShouldBeFalse();
    }

    private async Task<string> Html(string path)
    {
        using var answer = await _browser.GetAsync(path, Now);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await answer.Content.ReadAsStringAsync(Now);
    }

    private static IEnumerable<string> Figures(string html) =>
        Regex.Matches(html, "<span class=\"figure-value[^\"]*\">(.*?)</?span", RegexOptions.Singleline).Select(match => Text(match.Groups[1].Value));

    private static IEnumerable<string[]> Rows(string html) =>
        Regex.Matches(html, "<tr data-href.*?</tr>", RegexOptions.Singleline)
            .Select(row => Regex.Matches(row.Value, "<t[hd][^>]*>(.*?)</t[hd]>", RegexOptions.Singleline).Select(cell => Text(cell.Groups[1].Value)).ToArray());

    private static string Text(string html) => WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(html, "<[^>]+>", " "), @"\s+", " ")).Trim();
}
