using System.Net;
using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Changes;

public sealed class ChangeTests : IAsyncLifetime
{
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
    public async Task What_came_through_the_api_is_a_change_that_can_be_taken_back()
    {
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "One", Segment: "SMB"), new AccountItem("A2", Name: "Two")], Stop);
        var change = await _client.PutAccountsAsync([new AccountItem("A1", Segment: "Enterprise"), new AccountItem("A2"), new AccountItem("A3", Name: "Three")], Stop);
        change.ChangeId.ShouldNotBeNull();
        var known = await _client.ChangesAsync(Stop).FirstAsync(Stop);
        (known.Id, known.Records, known.CanUndo).ShouldBe((change.ChangeId.Value, 2, true));

        await _client.UndoChangeAsync(known.Id, Stop);
        _host.Rows("select external_id, segment from accounts order by id").ShouldBe(["A1|SMB", "A2|~"]);
        (await _client.ChangesAsync(Stop).FirstAsync(Stop)).UndoneAt.ShouldNotBeNull();
        (await Should.ThrowAsync<ApiRefusal>(() => _client.UndoChangeAsync(known.Id, Stop))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await Should.ThrowAsync<ApiRefusal>(() => _client.UndoChangeAsync(999, Stop))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _client.VerifyAuditAsync([], Stop)).Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("accounts", "parentId", "below itself")]
    [InlineData("contacts", "reportsTo", "reporting to themselves")]
    public async Task Taking_back_makes_no_circle(string records, string above, string why)
    {
        await _client.PutAccountsAsync([new AccountItem("A1"), new AccountItem("A2", ParentId: records == "accounts" ? "A1" : null)], Stop);
        if (records == "contacts") await _client.PutContactsAsync([new ContactItem("A1", "A1", "One"), new ContactItem("A2", "A1", "Two", ReportsTo: "A1")], Stop);
        using var api = _host.Api();
        var freed = await Change("A2", null);
        var turned = await Change("A1", "A2");
        (await Should.ThrowAsync<ApiRefusal>(() => _client.UndoChangeAsync(freed, Stop))).Message.ShouldContain(why);
        await _client.UndoChangeAsync(turned, Stop);
        await _client.UndoChangeAsync(freed, Stop);

        async Task<long> Change(string id, string? to)
        {
            using var answer = await api.PatchAsJsonAsync($"/api/v1/{records}/{id}", new Dictionary<string, string?>(StringComparer.Ordinal) { [above] = to }, Stop);
            return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<RecordChanged>(ApiJson.Options, Stop))!.ChangeId!.Value;
        }
    }

    [Fact]
    public async Task Who_made_a_change_and_no_longer_sees_all_of_it_cannot_take_it_back_nor_know_of_it()
    {
        var cleo = await _host.Add(Role.Csm, "cleo@x.example");
        await _client.PutAccountsAsync([new AccountItem("A1", "Hers", OwnerEmail: "cleo@x.example"), new AccountItem("A2", "Elsewhere")], Stop);
        using var api = await _host.ApiOf(cleo);
        foreach (var account in (string[])["A1", "A2"]) (await api.PatchAsJsonAsync($"/api/v1/accounts/{account}", new { phase = "Live" }, Stop)).EnsureSuccessStatusCode();
        var changes = (await api.GetFromJsonAsync<Page<ChangeRow>>("/api/v1/changes", ApiJson.Options, Stop))!.Items;
        await using (var db = _host.Workspace.OpenFor(Viewer.System))
        {
            db.People.Single(p => p.Id == cleo.Id).Role = Role.VirtualCsm;
            await db.SaveChangesAsync(Stop);
        }
        (await api.GetFromJsonAsync<Page<ChangeRow>>("/api/v1/changes", ApiJson.Options, Stop))!.Items.Select(c => c.Words).ShouldBe(["Hers edited"]);
        var elsewhere = changes.Single(c => c.Words == "Elsewhere edited");
        (await api.PostAsync($"/api/v1/changes/{elsewhere.Id}/undo", null, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await api.PostAsync($"/api/v1/changes/{changes.Single(c => c.Words == "Hers edited").Id}/undo", null, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _host.Rows("select external_id, phase from accounts order by external_id").ShouldBe(["A1|~", "A2|Live"]);
        // An id that is written as a number is looked at like any other.
        await _client.PutAccountsAsync([new AccountItem("4711", "Foreign")], Stop);
        (await api.PatchAsJsonAsync("/api/v1/accounts/A1", new { parentId = 4711 }, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_was_taken_back_is_in_no_export()
    {
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "One")], Stop);
        var lines = await _client.PutSubscriptionPeriodsAsync([new SubscriptionPeriodItem("S1", "A1", "2025-01-01", 70m)], Stop);
        using var api = _host.Api();
        (await api.GetStringAsync("/api/v1/subscription-lines.csv", Stop)).ShouldContain("S1");
        await _client.UndoChangeAsync(lines.ChangeId!.Value, Stop);
        (await api.GetStringAsync("/api/v1/subscription-lines.csv", Stop)).ShouldNotContain("S1");
    }

    [Fact]
    public async Task What_was_changed_since_stays_when_a_change_is_taken_back()
    {
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "One", Phase: "Live", Segment: "SMB")], Stop);
        var change = await _client.PutAccountsAsync([new AccountItem("A1", Phase: "Onboarding", Segment: "Enterprise")], Stop);
        await _client.PutAccountsAsync([new AccountItem("A1", Phase: "Renewal")], Stop);
        await _client.UndoChangeAsync(change.ChangeId!.Value, Stop);
        _host.Rows("select phase, segment from accounts").ShouldBe(["Renewal|SMB"]);
    }

    [Fact]
    public async Task A_call_that_changes_nothing_is_no_change()
    {
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "One")], Stop);
        (await _client.PutAccountsAsync([new AccountItem("A1", Name: "One")], Stop)).ChangeId.ShouldBeNull();
        _host.Rows("select count(*) from changes").ShouldBe(["1"]);
    }

    [Fact]
    public async Task Lines_of_a_change_that_was_taken_back_pay_no_longer_and_did_as_known_before()
    {
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "One")], Stop);
        var lines = await _client.PutSubscriptionPeriodsAsync([new SubscriptionPeriodItem("S1", "A1", "2025-01-01", 70m)], Stop);
        var day = DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime);
        (await Mrr(null)).ShouldBe(70m);
        _host.Clock.Advance(TimeSpan.FromDays(2));
        await _client.UndoChangeAsync(lines.ChangeId!.Value, Stop);
        (await Mrr(null)).ShouldBe(0m);
        (await Mrr(day)).ShouldBe(70m);

        async Task<decimal?> Mrr(DateOnly? known) => (await _client.MetricsAsync(["mrr"], new FigureQuery { At = day, AsKnown = known }, Stop)).Single().Value;
    }

    [Fact]
    public async Task The_page_lists_changes_and_takes_them_back()
    {
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "One")], Stop);
        var change = await _client.PutAccountsAsync([new AccountItem("A1", Name: "Uno")], Stop);
        using var owner = await _host.SignedIn();
        (await owner.GetStringAsync("/changes", Stop)).ShouldContain("Take back");
        (await owner.PostForm("/changes", $"/changes/{change.ChangeId}/undo", [])).StatusCode.ShouldBe(HttpStatusCode.Found);
        _host.Rows("select name from accounts").ShouldBe(["One"]);
        (await owner.GetStringAsync("/changes", Stop)).ShouldContain("taken back by");
    }
}
