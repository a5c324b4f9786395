using System.Net;
using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Contracts;

/// <summary>What filters ask of contracts and products, and where archived accounts are left out.</summary>
public sealed class ContractFilterTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        await _client.PutAccountsAsync([.. Enumerable.Range(1, 6).Select(i => new AccountItem($"A{i}", Name: $"Account {i}"))], Stop);
        await _client.PutContractsAsync([
            new ContractItem("K1", "A1", Day(-700)) { End = Day(30), AutoRenews = true, NoticeDays = 10 },
            new ContractItem("K2", "A2", Day(-700)) { End = Day(60), NoticeDays = 90 },
            new ContractItem("K3", "A3", Day(-700)) { End = Day(-10) },
            new ContractItem("K4", "A4", Day(-700)) { End = Day(200), Cancelled = Day(-5) },
            new ContractItem("K5", "A5", Day(20)) { End = Day(385), AutoRenews = true },
            new ContractItem("K6", "A1", Day(-700)) { End = Day(300) },
        ], Stop);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("renewal<90d", "A1 A2")]
    [InlineData("renewal<45d", "A1")]
    [InlineData("renewal:none", "A3 A4 A6")]
    [InlineData("renewal>1y", "A5")]
    [InlineData("notice<30d", "A1")]
    [InlineData("notice:any", "A1")]
    [InlineData("auto-renewal:yes", "A1 A5")]
    [InlineData("auto-renewal:no", "A1 A2")]
    [InlineData("auto-renewal:none", "A3 A4 A6")]
    [InlineData("contract:running", "A1")]
    [InlineData("contract:past-notice", "A2")]
    [InlineData("contract:cancelled,ended", "A3 A4")]
    [InlineData("contract:upcoming", "A5")]
    [InlineData("-contract:any", "A6")]
    public async Task A_filter_asks_what_comes_next_of_contracts_now_and_in_memory(string filter, string ids)
    {
        (await Ids(filter)).ShouldBe(ids);
        (await Ids(filter + " as:today")).ShouldBe(ids, "in memory");
    }

    [Fact]
    public async Task Days_go_on_with_the_day_and_with_every_change()
    {
        (await Ids("renewal<45d")).ShouldBe("A1");
        _host.Clock.Advance(TimeSpan.FromDays(40)); // A1's first contract renewed by itself; the other one comes next
        (await Ids("renewal<45d")).ShouldBe("A2");
        using var api = _host.Api();
        var changed = (await (await api.PatchAsJsonAsync("/api/v1/contracts/K6", new { end = Day(30) }, Stop)).Content.ReadFromJsonAsync<RecordChanged>(Stop))!;
        (await Ids("renewal<45d")).ShouldBe("A1 A2");
        await _client.UndoChangeAsync(changed.ChangeId!.Value, Stop);
        (await Ids("renewal<45d")).ShouldBe("A2");
        await api.PatchAsJsonAsync("/api/v1/contracts/K2", new { archived = true }, Stop);
        (await Ids("renewal<45d")).ShouldBe("");
    }

    [Fact]
    public async Task A_past_day_is_asked_by_what_had_been_said_of_contracts_by_then()
    {
        var before = Day(0);
        _host.Clock.Advance(TimeSpan.FromDays(5));
        using var api = _host.Api();
        await api.PatchAsJsonAsync("/api/v1/contracts/K2", new { cancelled = Day(0) }, Stop);
        (await Ids("contract:cancelled")).ShouldBe("A2 A4");
        (await Ids($"contract:cancelled as:{before}")).ShouldBe("A4");
        (await Ids($"renewal:{before[..4]}..2100-01-01 -renewal:none as:{before}")).ShouldBe("A1 A2 A5");
    }

    [Fact]
    public async Task A_list_sorts_by_renewal_what_comes_next_first_part_by_part()
    {
        using var api = _host.Api(Scopes.Read);
        var parts = new List<string>();
        for (string? cursor = null; ;)
        {
            var part = await api.GetFromJsonAsync<AccountPart>($"/api/v1/accounts?sort=renewal&limit=2{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}", ApiJson.Options, Stop);
            parts.AddRange(part!.Items.Select(a => a.AccountId));
            if ((cursor = part.NextCursor) is null) break;
        }
        string.Join(' ', parts).ShouldBe("A1 A2 A5 A3 A4 A6");
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/accounts.csv?sort=renewal&filter=renewal:any&col=name,renewal,notice", Stop)).ReplaceLineEndings("\n")
            .ShouldBe($"account_id,name,renewal,notice\nA1,Account 1,{Day(30)},{Day(20)}\nA2,Account 2,{Day(60)},\nA5,Account 5,{Day(385)},\n");
        (await browser.GetStringAsync("/accounts?view=all&sort=renewal&col=name,renewal", Stop)).ShouldContain("Account 5");
    }

    [Fact]
    public async Task Contracts_and_products_are_exported_from_their_pages_as_far_as_one_sees_them()
    {
        await _client.PutSubscriptionLinesAsync([new SubscriptionLineItem("A1", "S1", "L1", Day(-100), 10m) { Product = "kit", Kind = "recurring", Interval = "month", Currency = "USD" }], Stop);
        using var browser = await _host.SignedIn();
        static string[] Ids(string csv) => [.. csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0])];
        (await browser.GetStringAsync("/accounts?view=all&filter=renewal<45d", Stop)).ShouldContain("/accounts/contracts.csv?filter=renewal%3C45d");
        Ids(await browser.GetStringAsync("/accounts/contracts.csv", Stop)).ShouldBe(["K1", "K2", "K3", "K4", "K5", "K6"]);
        Ids(await browser.GetStringAsync("/accounts/contracts.csv?filter=renewal%3C45d", Stop)).ShouldBe(["K1", "K6"]);
        var tab = await browser.GetStringAsync("/accounts/A1/contracts", Stop);
        var link = System.Text.RegularExpressions.Regex.Match(tab, "href=\"(/accounts/contracts.csv[^\"]+)\"").Groups[1].Value;
        Ids(await browser.GetStringAsync(WebUtility.HtmlDecode(link), Stop)).ShouldBe(["K1", "K6"]);
        (await browser.GetStringAsync("/products", Stop)).ShouldContain("href=\"/products.csv\"");
        (await browser.GetStringAsync("/products.csv", Stop)).ShouldBe("product_id,name,family,description,archived,accounts,accounts_ever,mrr,currency\r\nkit,kit,,,,1,1,10,USD\r\n");

        var person = await _host.Add(Role.VirtualCsm);
        await _host.Give(person, "A2");
        using var theirs = await _host.SignedInAs(person);
        Ids(await theirs.GetStringAsync("/accounts/contracts.csv", Stop)).ShouldBe(["K2"]);
        (await theirs.GetStringAsync("/products.csv", Stop)).ShouldNotContain("kit,kit,,,,1");
    }

    [Fact]
    public async Task A_filter_asks_which_products_an_account_has_or_had()
    {
        await _client.PutSubscriptionLinesAsync([new SubscriptionLineItem("A1", "S1", "L1", Day(-100), 10m) { Product = "core kit", Kind = "recurring", Interval = "month", Currency = "USD" }], Stop);
        await _client.PutProductsAsync([new ProductItem("core kit", "The core")], Stop);
        var undone = await _client.Bring("subscription-lines", $"account_id,subscription_id,line_id,product,unit_price,interval,start\nA2,S2,L2,core kit,1,month,{Day(-50)}\n");
        (await Ids("product:\"core kit\"")).ShouldBe("A1 A2");
        (await Ids("product:\"the CORE\"")).ShouldBe("A1 A2");
        (await Ids($"product:any as:{Day(-60)}")).ShouldBe("A1");
        await _client.UndoImportAsync(undone.Id, Stop);
        (await Ids("product:\"core kit\"")).ShouldBe("A1");
        (await Ids("product:none")).ShouldBe("A2 A3 A4 A5 A6");
    }

    [Fact]
    public async Task Archived_accounts_are_left_out_of_lists_searches_words_and_counts_unless_asked_for()
    {
        await _client.PutAccountsAsync([new AccountItem("A6", Segment: "Aside", Tags: ["put"], Archived: true)], Stop);
        await _client.PutContactsAsync([new ContactItem("C6", "A6", Name: "Sixten Aside"), new ContactItem("C1", "A1", Name: "Sixten Here")], Stop);
        (await Ids("")).ShouldBe("A1 A2 A3 A4 A5");
        (await Ids("archived:yes")).ShouldBe("A6");
        (await Ids("archived:yes,no")).ShouldBe("A1 A2 A3 A4 A5 A6");
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/accounts?view=all", Stop)).ShouldContain("5 accounts");
        foreach (var words in (string[])["Account 6", "A6", "sixten"])
        {
            var found = await browser.GetStringAsync("/fragments/find?q=" + Uri.EscapeDataString(words), Stop);
            found.ShouldNotContain("/accounts/A6");
            found.ShouldNotContain("/contacts/C6");
        }
        (await browser.GetStringAsync("/fragments/find?q=sixten", Stop)).ShouldContain("/contacts/C1");
        (await browser.GetStringAsync("/fragments/account-options?q=account", Stop)).ShouldNotContain("A6");
        (await browser.GetStringAsync("/contacts", Stop)).ShouldNotContain("Sixten Aside");
        using var api = _host.Api(Scopes.Read);
        foreach (var field in (string[])["segment:", "tag:"])
            (await api.GetStringAsync("/api/v1/filters/complete?text=" + field, Stop)).ShouldNotContain(field == "tag:" ? "\"put\"" : "Aside");
    }

    private string Day(int from) => _host.Clock.GetUtcNow().AddDays(from).ToString("yyyy-MM-dd", null);

    private async Task<string> Ids(string filter) => string.Join(' ', await _client.AccountsAsync(new AccountQuery { Filter = filter }, Stop).Select(a => a.AccountId).Order().ToListAsync(Stop));
}
