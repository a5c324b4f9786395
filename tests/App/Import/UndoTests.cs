using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.Client;
using static Perennial.Tests.App.Import.ImportHost;

namespace Perennial.Tests.App.Import;

public sealed class UndoTests : IAsyncLifetime
{
    private const string Projections = "select * from accounts order by id";
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

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
    public async Task Accounts_and_contacts_that_only_the_import_made_are_gone_and_changed_ones_are_as_before()
    {
        await _client.Bring("accounts", "account_id,name,parent_id\nA1,One,A9\nA2,Two,\n");
        var accounts = await _client.Bring("accounts", "account_id,name\nA1,Uno\nA9,Nine\n");
        var contacts = await _client.Bring("contacts", "contact_id,account_id,reports_to\nC1,A2,C2\nC2,A7,\n");
        _host.Rows("select external_id, name, parent_id from accounts order by id").ShouldBe(["A1|Uno|3", "A2|Two|~", "A9|Nine|~", "A7|A7|~"]);

        (await _client.UndoImportAsync(accounts.Id, Stop)).Status.ShouldBe("undone");
        await _client.UndoImportAsync(contacts.Id, Stop);
        _host.Rows("select external_id, name, parent_id from accounts order by id").ShouldBe(["A1|One|~", "A2|Two|~"]);
        _host.Rows("select count(*) from contacts").ShouldBe(["0"]);
        _host.Rows("select count(*) from account_facts").ShouldBe(["4"]);

        (await _client.Bring("contacts", "contact_id,account_id,reports_to\nC1,A2,C2\nC2,A7,\n")).Counts.ShouldBe(Counts(@new: 2));
        _host.Rows("select external_id, reports_to_id from contacts order by id").ShouldBe(["C1|2", "C2|~"]);
    }

    [Fact]
    public async Task Lines_no_longer_count_and_the_accounts_that_only_they_named_are_gone()
    {
        const string first = "subscription_id,customer_id,start_date,end_date,monthly_amount\nS1,A1,2018-01-01,,100\nS2,A2,2018-01-01,,50\n";
        var import = await _client.Bring("subscription-periods", first);
        await _client.Bring("subscription-periods", "subscription_id,customer_id,start_date,end_date,monthly_amount\nS3,A2,2018-01-01,,50\n");
        await _client.UndoImportAsync(import.Id, Stop);
        _host.Rows("select external_id from accounts").ShouldBe(["A2"]);
        (await _client.Bring("subscription-periods", first)).Counts.ShouldBe(Counts(@new: 2));
        _host.Rows("select external_id from accounts order by id").ShouldBe(["A1", "A2"]);
    }

    [Fact]
    public async Task An_import_that_runs_on_or_was_dry_or_is_undone_cannot_be_undone()
    {
        var dry = await _client.Bring("accounts", "account_id\nA1\n", new ImportOptions { DryRun = true });
        (await Should.ThrowAsync<ApiRefusal>(() => _client.UndoImportAsync(dry.Id, Stop))).Message.ShouldContain("dry run");
        var import = await _client.Bring("accounts", "account_id\nA1\n");
        await _client.UndoImportAsync(import.Id, Stop);
        (await Should.ThrowAsync<ApiRefusal>(() => _client.UndoImportAsync(import.Id, Stop))).Message.ShouldContain("undone");
        (await Should.ThrowAsync<ApiRefusal>(() => _client.UndoImportAsync(999, Stop))).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Looked_at_from_a_day_before_it_was_taken_back_an_import_counts_with_its_accounts()
    {
        using var api = _host.Api(Scopes.Read);
        var import = await _client.Bring("subscription-periods", "subscription_id,customer_id,start_date,end_date,monthly_amount\nS1,gone,2025-01-01,,70\n");
        var before = DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        _host.Clock.Advance(TimeSpan.FromDays(2));
        await _client.UndoImportAsync(import.Id, Stop);
        (await Rows("")).ShouldBeEmpty();
        (await Rows("&asKnown=" + before)).ShouldBe([("gone", 70m)]);

        async Task<List<(string, decimal)>> Rows(string known) =>
            [.. (await api.GetFromJsonAsync<Page<MetricRow>>($"/api/v1/metrics/mrr/rows?at={before}{known}", Stop))!.Items.Select(r => (r.AccountId, r.Numerator))];
    }

    [Fact]
    public async Task Rebuilding_from_the_facts_gives_the_same_rows_to_the_byte()
    {
        await _client.Bring("accounts", "account_id,name,parent_id,tags,x\nA1,One,A2,a;b,1\nA2,Two,,,\nA3,Three,A1,,\n");
        await _client.Bring("accounts", "account_id,x\nA1,\nA2,7\n");
        var undone = await _client.Bring("accounts", "account_id,name\nA3,Drei\nA4,Vier\n");
        await _client.Bring("contacts", "contact_id,account_id,name,reports_to\nC1,A1,Al,C2\nC2,A5,Bo,\n");
        await _client.Bring("subscription-periods", "subscription_id,customer_id,start_date,end_date,monthly_amount\nS1,A6,2018-01-01,,100\nS2,A1,2018-01-01,,1\n");
        await _client.UndoImportAsync(undone.Id, Stop);
        var (accounts, contacts) = (_host.Rows(Projections), _host.Rows("select * from contacts order by id"));
        accounts.Count.ShouldBe(5);
        contacts.Count.ShouldBe(2);

        await _client.AccountsAsync(new AccountQuery(), Stop).CountAsync(Stop); // who asks has the revenue projected
        var revenue = _host.Rows("select * from account_revenue order by account_id");
        revenue.ShouldNotBeEmpty();
        _host.Sql("update account_revenue set mrr_e8 = 1; update accounts set name = 'broken'");
        await _client.RebuildProjectionsAsync(Stop);
        _host.Rows("select * from account_revenue order by account_id").ShouldBe(revenue);
        _host.Rows(Projections).ShouldBe(accounts);
        _host.Rows("select * from contacts order by id").ShouldBe(contacts);
    }
}
