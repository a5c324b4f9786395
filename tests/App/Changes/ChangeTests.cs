using System.Net;
using Perennial.Client;
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
