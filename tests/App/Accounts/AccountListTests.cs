using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.Tests.App.Accounts;

public sealed class AccountListTests : IClassFixture<PerennialHost>
{
    private readonly PerennialHost _host;

    public AccountListTests(PerennialHost host)
    {
        _host = host;
        AccountSeed.Write(host);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("name")]
    [InlineData("-name")]
    [InlineData("mrr")]
    [InlineData("-mrr")]
    [InlineData("change")]
    [InlineData("-change")]
    [InlineData("since")]
    [InlineData("-since")]
    [InlineData("updated")]
    [InlineData("-updated")]
    [InlineData("segment")]
    [InlineData("-segment")]
    [InlineData("owner")]
    [InlineData("-phase")]
    [InlineData("-created")]
    [InlineData("id")]
    public async Task Every_order_gives_each_account_once_however_it_is_cut(string sort)
    {
        using var api = _host.Api(Scopes.Read);
        var whole = await Get(api, $"?sort={sort}&limit=500");
        whole.Items.Count.ShouldBe(AccountSeed.Count);
        whole.NextCursor.ShouldBeNull();
        var parts = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var part = await Get(api, $"?sort={sort}&limit=7&cursor={Uri.EscapeDataString(cursor)}");
            part.Items.Count.ShouldBeInRange(1, 7);
            parts.AddRange(part.Items.Select(a => a.AccountId));
            cursor = part.NextCursor;
        }
        parts.ShouldBe(whole.Items.Select(a => a.AccountId));
        parts.Distinct().Count().ShouldBe(AccountSeed.Count);
    }

    [Fact]
    public async Task The_largest_come_first_with_what_they_pay_today()
    {
        using var api = _host.Api(Scopes.Read);
        var found = await Get(api, "?sort=-mrr&limit=3");
        found.Items.Select(a => (a.AccountId, a.Mrr, a.Arr, a.Status)).ShouldBe([("A-39", 390m, 4680m, "customer"), ("A-38", 380m, 4560m, "customer"), ("A-37", 370m, 4440m, "customer")]);
        found.Items[0].CustomerSince.ShouldBe(new DateOnly(2025, 3, 1));
    }

    [Theory]
    [InlineData("?segment=SMB")]
    [InlineData("?segment=SMB&segment=Enterprise&tag=even")]
    [InlineData("?status=churned")]
    [InlineData("?status=never&segment=Enterprise")]
    [InlineData("?owner=o1%40x.example&status=customer")]
    [InlineData("?q=account%201")]
    [InlineData("?country=DE&phase=")]
    public async Task Count_and_revenue_follow_the_filter(string query)
    {
        using var api = _host.Api(Scopes.Read);
        var found = await Get(api, query + "&limit=500");
        found.Items.Count.ShouldBeInRange(1, AccountSeed.Count);
        found.Count.ShouldBe(found.Items.Count);
        found.Mrr.ShouldBe(found.Items.Sum(a => a.Mrr!.Value));
    }

    [Fact]
    public async Task Filters_hold_for_every_row()
    {
        using var api = _host.Api(Scopes.Read);
        var numbers = Enumerable.Range(1, AccountSeed.Count);
        (await Get(api, "?segment=SMB&tag=even&limit=500")).Items.Count.ShouldBe(numbers.Count(n => AccountSeed.Segment(n) == "SMB" && n % 2 == 0));
        (await Get(api, "?status=customer&limit=500")).Items.Count.ShouldBe(numbers.Count(AccountSeed.Pays));
        (await Get(api, "?status=never&limit=500")).Items.Count.ShouldBe(numbers.Count(n => n % 5 == 0));
        (await Get(api, "?status=churned&limit=500")).Items.Count.ShouldBe(numbers.Count(n => n % 5 != 0 && n % 4 == 0));
        (await Get(api, "?segment=")).Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ÄRGER", "A-8")]
    [InlineData("ärger gmbh", "A-8")]
    [InlineData("A-39", "A-39")]
    public async Task A_search_folds_case_and_finds_ids(string words, string id)
    {
        using var api = _host.Api(Scopes.Read);
        (await Get(api, $"?q={Uri.EscapeDataString(words)}")).Items.Select(a => a.AccountId).ShouldBe([id]);
    }

    [Theory]
    [InlineData("?status=gone", "filter")]
    [InlineData("?status=1", "filter")]
    [InlineData("?sort=colour", "sort")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?cursor=nonsense", "cursor")]
    public async Task What_cannot_be_read_is_named(string query, string field)
    {
        using var api = _host.Api(Scopes.Read);
        var answer = await api.GetAsync("/api/v1/accounts" + query, Now);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Now)).ShouldContain($"\"field\":\"{field}\"");
    }

    [Fact]
    public async Task The_file_holds_exactly_the_filtered_list_and_no_formula()
    {
        using var browser = await _host.SignedIn();
        var csv = await browser.GetStringAsync("/accounts.csv?segment=Enterprise&sort=name", Now);
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("account_id,name,parent_id");
        lines.Length.ShouldBe(1 + Enumerable.Range(1, AccountSeed.Count).Count(n => AccountSeed.Segment(n) == "Enterprise"));
        csv.ShouldContain("A-7,'=HYPERLINK(1),");
        csv.ShouldContain(",customer,70,840,");
    }

    [Fact]
    public async Task The_page_is_complete_and_goes_on_by_a_plain_link_or_by_rows_alone()
    {
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/accounts?limit=10&filter=segment:SMB", Now);
        page.ShouldContain("data-href=\"/accounts/A-39\"");
        page.ShouldContain(">13 accounts<");
        var next = System.Text.RegularExpressions.Regex.Match(page, "<a href=\"(/accounts\\?[^\"]*cursor=[^\"]+)\">").Groups[1].Value.Replace("&amp;", "&");
        (await browser.GetStringAsync(next, Now)).ShouldContain("<html");
        using var request = new HttpRequestMessage(HttpMethod.Get, next) { Headers = { { "HX-Request", "true" } } };
        var rows = await (await browser.SendAsync(request, Now)).Content.ReadAsStringAsync(Now);
        rows.ShouldStartWith("<tr");
        System.Text.RegularExpressions.Regex.Count(rows, "<tr ").ShouldBe(3);
    }

    [Theory]
    [InlineData("/accounts?segment=SMB&q=x", "/accounts?filter=x%20segment:SMB")]
    [InlineData("/accounts?filter=segment%3ASMB&and=mrr%3E%3D5&sort=name", "/accounts?filter=segment:SMB%20mrr%3E%3D5&sort=name")]
    [InlineData("/accounts?view=churned", "/accounts?view=churned&filter=status:churned")]
    public async Task The_address_says_all_that_is_shown(string asked, string full)
    {
        using var browser = await _host.SignedIn();
        var answer = await browser.GetAsync(asked, Now);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        Uri.UnescapeDataString(answer.Headers.Location!.ToString()).ShouldBe(Uri.UnescapeDataString(full));
    }

    [Fact]
    public async Task A_filter_that_leaves_nothing_says_so()
    {
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/accounts?filter=nobody-of-this-name", Now)).ShouldContain("No account fits");
    }

    [Fact]
    public async Task A_viewer_of_some_accounts_sees_no_other_in_list_or_sum()
    {
        using var api = _host.Api(Scopes.Read);
        await Get(api, ""); // brings the projection up to date
        await using var db = _host.Workspace.OpenFor(Viewer.Only(1, "somebody", [new AccountId(39), new AccountId(3)]));
        var (ask, _) = await _host.Services.GetRequiredService<AccountFilters>().OpenAsync(db, "", Now);
        var (rows, _) = await ask!.PartAsync(null, new Paging(), withCounts: false, Now);
        rows.Select(a => a.ExternalId).ShouldBe(["A-3", "A-39"], ignoreOrder: true);
        var totals = await ask.TotalsAsync(Now);
        (totals.Count, totals.Mrr).ShouldBe((2, 420m));
        (await AccountFacets.OfAsync(db, Now)).Owners.ShouldHaveSingleItem().Count.ShouldBe(2);
    }

    [Fact]
    public async Task One_account_has_a_tag_by_which_a_reader_need_not_read_again()
    {
        using var api = _host.Api(Scopes.Read);
        var answer = await api.GetAsync("/api/v1/accounts/A-3", Now);
        (await answer.Content.ReadFromJsonAsync<AccountSummary>(Now))!.Mrr.ShouldBe(30m);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/accounts/A-3") { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        (await api.SendAsync(again, Now)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await api.GetAsync("/api/v1/accounts/nobody", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<AccountPart> Get(HttpClient api, string query) => (await api.GetFromJsonAsync<AccountPart>("/api/v1/accounts" + query, Now))!;
}
