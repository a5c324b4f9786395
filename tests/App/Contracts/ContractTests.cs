using System.Net;
using System.Net.Http.Json;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Contracts;

public sealed class ContractTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;
    private HttpClient _api = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        _api = _host.Api();
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "One"), new AccountItem("A2", Name: "Two")], Stop);
        await _client.PutSubscriptionLinesAsync([
            new SubscriptionLineItem("A1", "S1", "L1", "2025-01-01", 100m) { Product = "platform", Kind = "recurring", Interval = "month", Currency = "USD" },
            new SubscriptionLineItem("A1", "S2", "L2", "2025-01-01", 50m) { Product = "support", Kind = "recurring", Interval = "month", Currency = "USD" },
            new SubscriptionLineItem("A2", "S3", "L3", "2025-01-01", 30m) { Product = "platform", Kind = "recurring", Interval = "month", Currency = "USD" },
        ], Stop);
    }

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        _client.Dispose();
        await _host.DisposeAsync();
    }

    private DateOnly Today => DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task A_contract_that_came_by_file_stands_with_its_term_and_what_its_lines_pay()
    {
        var (start, end) = (Today.AddMonths(-13), Today.AddMonths(-1));
        await _client.Bring("contracts", $"contract_id,account_id,start,end,auto_renews,notice_days,subscriptions,annual_value,currency,law\nC1,A1,{start:yyyy-MM-dd},{end:yyyy-MM-dd},yes,60,S1,1500,USD,Swiss\n");
        var contract = (await _api.GetFromJsonAsync<List<ContractRow>>("/api/v1/accounts/A1/contracts", Stop))!.ShouldHaveSingleItem();
        (contract.State, contract.TermFrom, contract.TermTo, contract.Renewal, contract.NoticeBy).ShouldBe(("running", end, end.AddMonths(12), end.AddMonths(12), end.AddMonths(12).AddDays(-60)));
        (contract.Mrr, contract.AnnualValue).ShouldBe((100m, 1500m));
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/accounts/A1/contracts", Stop);
        page.ShouldContain("Renews by itself");
        page.ShouldContain("Swiss");
        page.ShouldContain("$1,200 a year");
    }

    [Fact]
    public async Task A_contract_is_made_changed_and_taken_back_by_page_and_api()
    {
        using var browser = await _host.SignedIn();
        var sent = new Dictionary<string, string> { ["name"] = "Master agreement", ["start"] = "2026-01-01", ["end"] = "2027-01-01", ["autoRenews"] = "yes", ["noticeDays"] = "90", ["subscriptions"] = "S1" };
        (await browser.PostForm("/accounts/A1/contracts/new", "/accounts/A1/contracts/new", sent)).StatusCode.ShouldBe(HttpStatusCode.Found);
        _host.Rows("select external_id, name, start_on, end_on, auto_renews, notice_days, subscriptions from contracts").ShouldBe(["""master-agreement|Master agreement|2026-01-01|2027-01-01|1|90|["S1"]"""]);
        var answer = await _api.PatchAsJsonAsync("/api/v1/contracts/master-agreement", new { noticeDays = 30, cancelled = "2026-03-01" }, Stop);
        var changed = (await answer.Content.ReadFromJsonAsync<RecordChanged>(Stop))!;
        _host.Rows("select notice_days, cancelled_on, end_on from contracts").ShouldBe(["30|2026-03-01|2027-01-01"]);
        await _client.UndoChangeAsync(changed.ChangeId!.Value, Stop);
        _host.Rows("select notice_days, cancelled_on from contracts").ShouldBe(["90|~"]);
        (await browser.GetStringAsync("/accounts/A1/history", Stop)).ShouldContain("<ins>30</ins>");
    }

    [Fact]
    public async Task What_cannot_be_agreed_is_refused_at_its_field()
    {
        using var browser = await _host.SignedIn();
        var answer = await browser.PostForm("/accounts/A1/contracts/new", "/accounts/A1/contracts/new", new() { ["name"] = "X", ["start"] = "2026-01-01", ["end"] = "2025-01-01", ["annualValue"] = "10" });
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync(Stop);
        page.ShouldContain("f-end-error");
        page.ShouldContain("f-currency-error");
        (await _api.PostAsJsonAsync("/api/v1/accounts/A1/contracts", new { name = "Y", start = "2026-01-01", end = "2026-01-01" }, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _api.PatchAsJsonAsync("/api/v1/contracts/none", new { name = "Y" }, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Products_show_who_has_them_and_what_they_bring()
    {
        await _client.Bring("products", "product_id,name,family\nplatform,The platform,Core\nunsold,Not yet,\n");
        var products = (await _api.GetFromJsonAsync<List<ProductRow>>("/api/v1/products", Stop))!;
        products.Select(p => (p.ProductId, p.Name, p.Accounts, p.Mrr)).ShouldBe([("platform", "The platform", 2, 130m), ("support", "support", 1, 50m), ("unsold", "Not yet", 0, 0m)]);
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/products", Stop)).ShouldContain("The platform");
    }

    [Fact]
    public async Task Accounts_and_contacts_are_made_and_changed_one_by_one_over_the_api()
    {
        (await _api.PostAsJsonAsync("/api/v1/accounts", new { accountId = "A1", name = "Again" }, Stop)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await _api.PostAsJsonAsync("/api/v1/accounts", new { accountId = "A9", name = "Nine", tags = new[] { "new" } }, Stop)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await _api.PatchAsJsonAsync("/api/v1/accounts/A9", new { phase = "Live", tags = Array.Empty<string>(), party = "x" }, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _api.PatchAsJsonAsync("/api/v1/accounts/A9", new { phase = "Live", name = (string?)null }, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _host.Rows("select name, phase, tags from accounts where external_id = 'A9'").ShouldBe(["""A9|Live|["new"]"""]);
        var made = await (await _api.PostAsJsonAsync("/api/v1/accounts/A9/contacts", new { name = "Ann Lee", role = "Champion" }, Stop)).Content.ReadFromJsonAsync<RecordChanged>(Stop);
        made!.Id.ShouldBe("ann-lee");
        (await _api.PatchAsJsonAsync("/api/v1/contacts/ann-lee", new { accountId = "A1", stance = "supporter" }, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _api.GetFromJsonAsync<ContactRow>("/api/v1/contacts/ann-lee", Stop))!.ShouldBe(new ContactRow("ann-lee", "A1", "Ann Lee", null, null, null, "Champion", null, "unknown", "none", null, "supporter", null, false, new Dictionary<string, string>(), 3), new ByFields());
        (await _api.PostAsync("/api/v1/accounts/A9/archive", null, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _host.Rows("select archived from accounts where external_id = 'A9'").ShouldBe(["1"]);
    }

    private sealed class ByFields : IEqualityComparer<ContactRow>
    {
        public bool Equals(ContactRow? x, ContactRow? y) => x! with { Custom = y!.Custom } == y;
        public int GetHashCode(ContactRow obj) => obj.ContactId.GetHashCode(StringComparison.Ordinal);
    }
}
