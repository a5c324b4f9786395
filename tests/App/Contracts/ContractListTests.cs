using System.Net;
using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Contracts;

/// <summary>The contracts of all accounts: as page, file and answer, by one filter and one order.</summary>
public sealed class ContractListTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        await _client.PutAccountsAsync([
            new AccountItem("A1", Name: "Acme", Segment: "SMB", OwnerEmail: "ana@x.example"), new AccountItem("A2", Name: "Birch", Segment: "Enterprise", OwnerEmail: "bo@x.example"), new AccountItem("A3", Name: "Cedar"),
        ], Stop);
        await _client.PutSubscriptionLinesAsync([
            Line("A1", "S1", "L1", 100m), Line("A1", "S1", "L2", 20.5m), Line("A1", "S2", "L3", 40m), Line("A2", "S1", "L4", 1000m), Line("A2", "S9", "L5", 7m),
            Line("A3", "S3", "L6", 300m),
        ], Stop);
        await _client.PutContractsAsync([
            new ContractItem("K1", "A1", Day(-700)) { Name = "Master", End = Day(30), AutoRenews = true, NoticeDays = 10, Subscriptions = ["S1"] },
            new ContractItem("K2", "A2", Day(-700)) { Name = "Frame", End = Day(60), NoticeDays = 90, Subscriptions = ["S1", "S9"] },
            new ContractItem("K3", "A3", Day(-700)) { Name = "Old", End = Day(-10), Subscriptions = ["S3"] },
            new ContractItem("K4", "A1", Day(-700)) { Name = "Order form", End = Day(200), Cancelled = Day(-5), Subscriptions = ["S2"] },
            new ContractItem("K5", "A2", Day(20)) { Name = "Next frame", End = Day(385), AutoRenews = true, Subscriptions = ["S9"] },
            new ContractItem("K6", "A3", Day(-700)) { Name = "Open" },
        ], Stop);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Revenue_that_cannot_be_stated_is_no_zero_and_is_counted_beside_the_total()
    {
        await _client.PutSubscriptionLinesAsync([Line("A2", "S9", "L8", 50m) with { Currency = "CHF" }], Stop);
        var all = await _client.ContractsAsync(null, null, Stop).ToListAsync(Stop);
        all.Where(c => c.AccountId == "A2").ShouldAllBe(c => c.Mrr == null);
        all.Single(c => c.ContractId == "K1").Mrr.ShouldBe(120.5m);
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/contracts", Stop);
        page.ShouldContain("2 not stated");
        page.ShouldContain("$161"); // 120.50 of K1 and 40 of K4
    }

    [Theory]
    [InlineData("", "K1 K2 K5 K3 K4 K6")]
    [InlineData("renewal<90d", "K1 K2")]
    [InlineData("renewal:none", "K3 K4 K6")]
    [InlineData("notice<30d", "K1")]
    [InlineData("notice:any", "K1 K2")]
    [InlineData("status:upcoming,ended", "K5 K3")]
    [InlineData("status:past-notice", "K2")]
    [InlineData("status:cancelled", "K4")]
    [InlineData("runs:yes", "K1 K2 K4 K6")]
    [InlineData("auto-renewal:yes", "K1 K5")]
    [InlineData("end:none", "K6")]
    [InlineData("end<90d", "K1 K2")]
    [InlineData("start>1y -cancelled:any", "K1 K2 K3 K6")]
    [InlineData("cancelled<30d", "K4")]
    [InlineData("mrr>=120.50", "K1 K2")]
    [InlineData("arr:480", "K4")]
    [InlineData("mrr:none", "K5 K3 K6")]
    [InlineData("owner:ANA@x.example", "K1 K4")]
    [InlineData("account.owner:bo@x.example", "K2 K5")]
    [InlineData("segment:smb,enterprise", "K1 K2 K5 K4")]
    [InlineData("account.mrr>=300", "K2 K5 K3 K6")]
    [InlineData("account:A3", "K3 K6")]
    [InlineData("account.name:birch name:next", "K5")]
    [InlineData("frame", "K2 K5")]
    [InlineData("acme", "K1 K4")]
    [InlineData("K6 or id:K3", "K3 K6")]
    public async Task A_filter_leaves_the_contracts_that_fit_with_what_renews_next_first(string filter, string ids) => (await Ids(filter)).ShouldBe(ids);

    [Fact]
    public async Task Each_contract_says_the_same_in_the_list_of_all_as_in_that_of_its_account()
    {
        await _client.PutSubscriptionLinesAsync([
            Line("A1", "S2", "L2", 25m) with { Start = Day(-20) }, // goes under another subscription
            Line("A3", "S3", "L4", 900m) with { Start = Day(-10) }, // goes to another account
            Line("A2", "S9", "L7", 50m) with { Currency = "EUR" },
        ], Stop);
        await _client.PutFxRatesAsync([new FxRateItem("2019-01-01", "EUR", "USD", 1.25m)], Stop);
        await _client.PutContractsAsync([new ContractItem("K3", "A3", Day(-700)) { End = Day(90), Subscriptions = ["S3"] }], Stop);
        await _client.MergeAccountAsync("A3", new MergeWish("A2"), Stop);
        var all = await _client.ContractsAsync("", null, Stop).ToListAsync(Stop);
        all.Count.ShouldBe(6);
        foreach (var account in all.Select(c => c.AccountId).Distinct(StringComparer.Ordinal))
        {
            var theirs = await _client.ContractsAsync(account, Stop);
            foreach (var one in theirs)
            {
                var c = all.Single(c => c.ContractId == one.ContractId);
                (c.State, c.TermFrom, c.TermTo, c.Renewal, c.NoticeBy, c.AutoRenews, c.Mrr, c.AnnualValue).ShouldBe((one.State, one.TermFrom, one.TermTo, one.Renewal, one.NoticeBy, one.AutoRenews, one.Mrr, one.AnnualValue), one.ContractId);
            }
        }
        all.Where(c => c.Mrr != 0).Select(c => (c.ContractId, c.Mrr)).Order().ShouldBe([("K1", 100m), ("K2", 69.5m), ("K3", 1200m), ("K4", 65m)]);
    }

    [Fact]
    public async Task What_is_paid_follows_each_fact_its_undoing_and_the_day()
    {
        (await Ids("mrr>=1k")).ShouldBe("K2");
        using var api = _host.Api();
        var run = await _client.Bring("subscription-lines", $"account_id,subscription_id,line_id,unit_price,interval,currency,start\nA1,S1,L8,2000,month,USD,{Day(-1)}\n");
        (await Ids("mrr>=1k")).ShouldBe("K1 K2");
        await _client.UndoImportAsync(run.Id, Stop);
        (await Ids("mrr>=1k")).ShouldBe("K2");
        var change = (await (await api.PatchAsJsonAsync("/api/v1/contracts/K5", new { start = Day(-1) }, Stop)).Content.ReadFromJsonAsync<RecordChanged>(Stop))!;
        (await Ids("mrr:7")).ShouldBe("K5");
        await _client.UndoChangeAsync(change.ChangeId!.Value, Stop);
        (await Ids("mrr:7")).ShouldBe("");
        _host.Clock.Advance(TimeSpan.FromDays(21));
        (await Ids("mrr:7")).ShouldBe("K5");
        await api.PatchAsJsonAsync("/api/v1/contracts/K5", new { archived = true }, Stop);
        (await Ids("mrr:7")).ShouldBe("");
        (await Ids("archived:yes")).ShouldBe("K5");
        await _client.PutAccountsAsync([new AccountItem("A2", Archived: true)], Stop);
        (await Ids("mrr>=1k")).ShouldBe("");
        (await Ids("account.archived:yes archived:yes,no")).ShouldBe("K2 K5");
    }

    [Theory]
    [InlineData("renewal", "K1 K2 K5 K3 K4 K6")]
    [InlineData("-renewal", "K6 K4 K3 K5 K2 K1")]
    [InlineData("notice", "K2 K1 K3 K4 K5 K6")]
    [InlineData("-mrr", "K2 K1 K4 K6 K5 K3")]
    [InlineData("name", "K2 K1 K5 K3 K6 K4")]
    [InlineData("account", "K1 K4 K2 K5 K3 K6")]
    [InlineData("owner", "K3 K6 K1 K4 K2 K5")]
    [InlineData("end", "K3 K1 K2 K4 K5 K6")]
    [InlineData("-start", "K5 K6 K4 K3 K2 K1")]
    [InlineData("status", "K4 K3 K2 K1 K6 K5")]
    public async Task An_order_goes_on_part_by_part(string sort, string ids)
    {
        using var api = _host.Api(Scopes.Read);
        var parts = new List<string>();
        for (string? cursor = null; ;)
        {
            var part = await api.GetFromJsonAsync<Page<ContractSummary>>($"/api/v1/contracts?sort={sort}&limit=2{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}", ApiJson.Options, Stop);
            parts.AddRange(part!.Items.Select(c => c.ContractId));
            part.Items.Count.ShouldBeLessThanOrEqualTo(2);
            if ((cursor = part.NextCursor) is null) break;
        }
        string.Join(' ', parts).ShouldBe(ids);
    }

    [Fact]
    public async Task The_page_has_count_and_total_of_all_that_fits_chosen_columns_and_the_same_as_a_file()
    {
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/contracts?filter=owner:any&sort=-mrr", Stop);
        page.ShouldContain("4 contracts");
        page.ShouldContain("$1,168"); // 1007 + 120.5 + 40
        page.ShouldContain("href=\"/accounts/A2/contracts\"");
        page.ShouldContain("to be renewed");
        (await browser.GetStringAsync("/contracts?filter=owner:any&col=name,start", Stop)).ShouldContain("$1,168");
        (await browser.GetStringAsync("/contracts.csv?filter=owner:any&sort=-mrr&col=name,renewal,auto-renewal,mrr", Stop)).ReplaceLineEndings("\n")
            .ShouldBe($"contract_id,account_id,name,renewal,auto-renewal,mrr\nK2,A2,Frame,{Day(60)},no,1007\nK1,A1,Master,{Day(30)},yes,120.5\nK4,A1,Order form,,no,40\nK5,A2,Next frame,{Day(385)},yes,0\n");
        (await browser.GetStringAsync("/contracts?filter=runs:no+status:running", Stop)).ShouldContain("No contract fits");
        (await browser.GetStringAsync("/contracts?filter=renwal<90d", Stop)).ShouldContain("did you mean renewal?");
        (await browser.PostForm("/contracts", "/views", new() { ["list"] = "contracts", ["name"] = "By hand", ["filter"] = "auto-renewal:no", ["sort"] = "name" })).Headers.Location!.ToString().ShouldStartWith("/contracts?view=");
        (await browser.GetStringAsync("/contracts", Stop)).ShouldContain("By hand");
        using var api = _host.Api(Scopes.Read);
        (await api.GetAsync("/api/v1/contracts?sort=colour", Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await api.GetAsync("/api/v1/contracts?filter=renwal<90d", Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await api.GetStringAsync("/api/v1/filters/complete?list=contracts&text=status:", Stop)).ShouldContain("past-notice");
    }

    [Fact]
    public async Task A_virtual_csm_sees_and_sums_the_contracts_of_their_accounts_alone()
    {
        var person = await _host.Add(Role.VirtualCsm);
        await _host.Give(person, "A1");
        using var theirs = await _host.SignedInAs(person);
        var page = await theirs.GetStringAsync("/contracts", Stop);
        page.ShouldContain("2 contracts");
        page.ShouldContain("$161"); // 120.5 + 40
        page.ShouldNotContain("Next frame");
        page.ShouldNotContain("Birch");
        (await theirs.GetStringAsync("/contracts.csv?col=name", Stop)).ReplaceLineEndings("\n").ShouldBe("contract_id,account_id,name\nK1,A1,Master\nK4,A1,Order form\n");
        using var api = await _host.ApiOf(person);
        (await api.GetFromJsonAsync<Page<ContractSummary>>("/api/v1/contracts?filter=account.mrr>0", ApiJson.Options, Stop))!.Items.Select(c => c.ContractId).ShouldBe(["K1", "K4"]);
    }

    [Fact]
    public async Task An_empty_list_says_what_comes_here_and_a_new_contract_or_contact_begins_with_its_account()
    {
        await using var empty = new PerennialHost();
        await empty.InitializeAsync();
        using var first = await empty.SignedIn();
        (await first.GetStringAsync("/contracts", Stop)).ShouldContain("No contracts yet");
        using var browser = await _host.SignedIn();
        foreach (var kind in (string[])["contract", "contact"])
        {
            (await browser.GetStringAsync($"/{kind}s", Stop)).ShouldContain($"href=\"/{kind}s/new\"");
            (await browser.GetStringAsync($"/{kind}s/new", Stop)).ShouldContain("/fragments/account-options");
            (await browser.GetAsync($"/{kind}s/new?account=birch", Stop)).Headers.Location!.ToString().ShouldBe($"/accounts/A2/{kind}s/new");
            var unknown = await browser.GetAsync($"/{kind}s/new?account=nobody", Stop);
            unknown.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await unknown.Content.ReadAsStringAsync(Stop)).ShouldContain("There is no account &#x27;nobody&#x27;");
        }
    }

    private static SubscriptionLineItem Line(string account, string subscription, string line, decimal price) => new(account, subscription, line, "2020-01-01", price) { Kind = "recurring", Interval = "month", Currency = "USD" };

    private string Day(int from) => _host.Clock.GetUtcNow().AddDays(from).ToString("yyyy-MM-dd", null);

    private async Task<string> Ids(string filter) => string.Join(' ', await _client.ContractsAsync(filter, null, Stop).Select(c => c.ContractId).ToListAsync(Stop));
}
