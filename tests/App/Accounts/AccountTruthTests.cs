using System.Net;
using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Accounts;

/// <summary>Where two places speak of one account they say the same.</summary>
public sealed class AccountTruthTests : IAsyncLifetime
{
    private const string Lines = "account_id,subscription_id,line_id,unit_price,currency,interval,start,end\n";
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;
    private HttpClient _api = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        (_client, _api) = (_host.Client(), _host.Api(Scopes.Read));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _api.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_line_that_went_to_another_account_ends_here()
    {
        await _client.Bring("subscription-lines", Lines + "A,S,L1,100,USD,month,2025-01-01,\n");
        await _client.Bring("subscription-lines", Lines + "B,S,L1,120,USD,month,2025-06-01,\n");
        using var browser = await _host.SignedIn();
        var (page, why) = (await browser.GetStringAsync("/accounts/A", Now), await browser.GetStringAsync("/accounts/A/why", Now));
        page.ShouldContain("0 live lines");
        page.ShouldContain("1 Jun 2025");
        page.ShouldNotContain(">open<");
        page.ShouldNotContain("href=\"/accounts/B\"", customMessage: "of the other account nothing is shown");
        why.ShouldNotContain("$100.00");
        (await browser.GetStringAsync("/accounts/B", Now)).ShouldContain("1 live line");
    }

    [Fact]
    public async Task A_bridged_gap_is_named_where_no_line_pays()
    {
        await _client.Bring("subscription-lines", Lines + "A,S,L1,100,USD,month,2025-01-01,2026-01-10\nA,S,L2,100,USD,month,2026-01-20,\n");
        using var browser = await _host.SignedIn();
        var why = await browser.GetStringAsync("/accounts/A/why?option=reactivation-grace-days%3D30", Now);
        why.ShouldContain("reactivation-grace-days <b>30</b>");
        why.ShouldContain("reactivation-grace-days bridges");
    }

    [Fact]
    public async Task The_accounts_below_are_summed_in_the_currency_and_on_the_day_that_is_asked_for()
    {
        await _client.Bring("accounts", "account_id,parent_id\nP,\nC1,P\nC2,P\n");
        await _client.Bring("fx-rates", "date,base,quote,rate\n2020-01-01,USD,EUR,0.5\n");
        await _client.Bring("subscription-lines", Lines + "C1,S1,L1,100,USD,month,2025-01-01,\nC2,S2,L2,300,USD,month,2025-01-01,\n");
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/accounts/P", Now)).ShouldContain("$400 of MRR together");
        WebUtility.HtmlDecode(await browser.GetStringAsync("/accounts/P?option=currency%3DEUR", Now)).ShouldContain("€200 of MRR together");
        (await browser.GetStringAsync("/accounts/P?at=2024-12-31", Now)).ShouldContain("$0 of MRR together");
    }

    [Fact]
    public async Task A_reader_who_has_an_older_revenue_is_given_the_new_one()
    {
        await _client.Bring("subscription-lines", Lines + "A,S,L1,100,USD,month,2025-01-01,\n");
        using var first = await _api.GetAsync("/api/v1/accounts/A", Now);
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Again(first)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        await _client.Bring("subscription-lines", Lines + "A,S,L1,140,USD,month,2025-05-01,\n");
        var second = await Again(first);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await second.Content.ReadFromJsonAsync<AccountSummary>(ApiJson.Options, Now))!.Mrr.ShouldBe(140m);

        async Task<HttpResponseMessage> Again(HttpResponseMessage before)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/accounts/A") { Headers = { IfNoneMatch = { before.Headers.ETag! } } };
            return await _api.SendAsync(request, Now);
        }
    }

    [Fact]
    public async Task A_total_may_be_more_than_any_one_amount_can_be()
    {
        var import = await _client.Bring("subscription-lines", Lines + string.Concat(Enumerable.Range(1, 20).Select(n => $"A{n},S{n},L{n},9000000000,USD,month,2025-01-01,\n")));
        import.Counts.New.ShouldBe(20);
        (await _api.GetFromJsonAsync<AccountPart>("/api/v1/accounts", ApiJson.Options, Now))!.Mrr.ShouldBe(180_000_000_000m);
    }

    [Fact]
    public async Task Revenue_that_cannot_be_stated_is_nowhere_shown_as_nothing()
    {
        await _client.Bring("subscription-lines", Lines + "K,S,L1,1234.50,EUR,month,2025-01-01,\n");
        using var browser = await _host.SignedIn();
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/accounts/K", Now));
        page.ShouldContain("not stated");
        page.ShouldContain("€1,234.50");
        foreach (var wrong in (string[])["$0", "0 live lines", "pays nothing today", "MRR over time"]) page.ShouldNotContain(wrong);
        var home = await browser.GetStringAsync("/", Now);
        home.ShouldNotContain("Nothing moved");
        home.ShouldContain("/data-quality/currency-without-rate");
    }

    [Fact]
    public async Task Each_row_of_the_movements_leads_from_the_one_below_to_its_own()
    {
        await _client.Bring("fx-rates", "date,base,quote,rate\n2024-01-01,EUR,USD,1\n2025-02-10,EUR,USD,1.1\n2025-06-10,EUR,USD,1.3\n");
        await _client.Bring("subscription-lines", Lines + "K,S,L1,100,EUR,month,2025-01-15,\nK,S,L1,200,EUR,month,2025-02-20,\n");
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/accounts/K", Now);
        var table = page[page.IndexOf("class=\"grid movements\"", StringComparison.Ordinal)..];
        var rows = System.Text.RegularExpressions.Regex.Matches(table[..table.IndexOf("</table>", StringComparison.Ordinal)], "<td class=\"num (?:up|down)\">([^<]*)</td>\\s*<td class=\"num wide-only\">([^<]*)</td>");
        rows.Select(m => (WebUtility.HtmlDecode(m.Groups[1].Value), m.Groups[2].Value)).ShouldBe([("+$40", "$260"), ("+$110", "$220"), ("+$10", "$110"), ("+$100", "$100")]);
    }

    [Fact]
    public async Task The_lines_of_a_movement_sum_to_it_when_rates_change_on_its_day()
    {
        await _client.Bring("fx-rates", "date,base,quote,rate\n2024-01-01,EUR,USD,1\n2025-02-20,EUR,USD,1.1\n2025-06-10,EUR,USD,1.3\n");
        await _client.Bring("subscription-lines", Lines + "K,S,L1,100,EUR,month,2025-01-15,\nK,S,L2,50,EUR,month,2025-01-15,\nK,S,L1,300,EUR,month,2025-02-20,\n");
        var moved = (await _api.GetFromJsonAsync<AccountMovementList>("/api/v1/accounts/K/movements", ApiJson.Options, Now))!.Items.Single(m => m.Kind == "expansion");
        moved.Amount.ShouldBe(220m);
        moved.Lines.Select(line => (line.LineId, line.Change)).ShouldBe([("L1", 220m)], "a line that did not change is not named for its rate");
    }

    [Fact]
    public async Task The_chart_and_the_ninety_days_speak_of_exchange_rates_too()
    {
        await _client.Bring("fx-rates", "date,base,quote,rate\n2024-01-01,EUR,USD,1\n2026-02-10,EUR,USD,1.3\n");
        await _client.Bring("subscription-lines", Lines + "K,S,L1,100,EUR,month,2025-01-15,\n");
        using var browser = await _host.SignedIn();
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/accounts/K?at=2026-02-20", Now));
        page.ShouldContain("exchange rates alone");
        var line = System.Text.RegularExpressions.Regex.Match(page, "class=\"line s1\" d=\"([^\"]+)\"").Groups[1].Value;
        System.Text.RegularExpressions.Regex.Matches(line, "V([0-9.]+)").Select(m => m.Value).Distinct().Count().ShouldBe(2, line);
    }

    [Fact]
    public async Task The_history_tells_what_imports_changed_and_which_was_taken_back()
    {
        await _client.Bring("accounts", "account_id,name,segment\nK,Kora,SMB\n");
        var second = await _client.Bring("accounts", "account_id,name,segment\nK,Kora,Enterprise\n");
        using var browser = await _host.SignedIn();
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/accounts/K/history", Now));
        page.ShouldContain("What imports said");
        page.ShouldContain("<del>SMB</del>");
        page.ShouldContain("<ins>Enterprise</ins>");
        page.ShouldNotContain("taken back since");
        await _client.UndoImportAsync(second.Id, Now);
        (await browser.GetStringAsync("/accounts/K/history", Now)).ShouldContain("taken back since");
    }

    [Fact]
    public async Task The_history_names_no_parent_to_who_sees_only_some_accounts_and_no_change_that_was_none()
    {
        const string Vera = "vera@virtual.example";
        await _client.Bring("accounts", $"account_id,name,parent_id,segment,owner_email\nELSEWHERE-7,Far away,,,\nK,Kora,ELSEWHERE-7,SMB,{Vera}\nD,Double,,Enterprise,\n");
        var wrong = await _client.Bring("accounts", "account_id,segment\nK,Midmarket\n");
        await _client.UndoImportAsync(wrong.Id, Now);
        await _client.Bring("accounts", "account_id,segment\nK,Public\n");
        await _client.MergeAccountAsync("K", new MergeWish("D"), Now);
        using var owner = await _host.SignedIn();
        var seen = WebUtility.HtmlDecode(await owner.GetStringAsync("/accounts/K/history", Now));
        seen.ShouldContain("<ins>ELSEWHERE-7</ins>");
        seen.ShouldContain("<del>SMB</del> <ins>Public</ins>");
        seen.ShouldNotContain("<del>Enterprise</del>");
        seen.ShouldNotContain("<del>Midmarket</del>");
        using var virtualCsm = await _host.SignedInAs(await _host.Add(Role.VirtualCsm, Vera, "Vera Virtual"));
        var theirs = await virtualCsm.GetStringAsync("/accounts/K/history", Now);
        theirs.ShouldContain("What imports said");
        theirs.ShouldNotContain("ELSEWHERE-7");
    }

    [Fact]
    public async Task Upper_and_lower_case_tell_no_words_of_accounts_apart()
    {
        await _client.Bring("accounts", "account_id,segment,tags\nA,Enterprise,Pilot\nB,SMB,\n");
        foreach (var filter in (string[])["segment=enterprise", "segment=ENTERPRISE", "tag=pilot"])
            (await _api.GetFromJsonAsync<AccountPart>("/api/v1/accounts?" + filter, ApiJson.Options, Now))!.Items.ShouldHaveSingleItem().AccountId.ShouldBe("A", filter);
        (await _api.GetStringAsync("/api/v1/accounts?segment=nope", Now)).ShouldContain("\"count\":0");
    }

    [Fact]
    public async Task What_is_not_there_is_a_page_for_a_person()
    {
        using var browser = await _host.SignedIn();
        foreach (var path in (string[])["/accounts/nobody", "/accounts/nobody/why", "/imports/999", "/data-quality/nope"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } };
            using var answer = await browser.SendAsync(request, Now);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html", path);
        }
    }

    [Fact]
    public async Task A_page_that_shows_what_is_known_now_says_so_under_an_as_known_day()
    {
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/accounts?asKnown=2025-06-01", Now)).ShouldContain("This page shows what is known now");
        (await browser.GetStringAsync("/?asKnown=2025-06-01", Now)).ShouldContain("facts recorded later are left out");
    }
}
