using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database.Audit;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Changes;

public sealed class AuditTests : IAsyncLifetime
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
    public async Task An_edit_is_told_with_what_was_and_what_is()
    {
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "One", Tags: ["a"], Custom: new Dictionary<string, string> { ["tier"] = "gold" })], Stop);
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "Uno", Custom: new Dictionary<string, string> { ["tier"] = "" })], Stop);
        var rows = await _client.AuditAsync(subject: "account:A1", cancellation: Stop).ToListAsync(Stop);
        rows.Select(r => (r.Verb, r.Name)).ShouldBe([("changed", "Uno"), ("added", "One")]);
        AuditDetails.Read(rows[0].Details).ShouldBe([("custom.tier", "gold", null), ("name", "One", "Uno")]);
        AuditDetails.Read(rows[1].Details).ShouldBe([("custom.tier", null, "gold"), ("name", null, "One"), ("tags", null, """["a"]""")]);
        rows.ShouldAllBe(r => r.ChangeId > 0 && r.AccountNumber > 0);
    }

    [Fact]
    public async Task Settings_tokens_sign_ins_and_people_are_told_and_secrets_are_not()
    {
        using var owner = await _host.SignedIn();
        (await owner.PostForm("/settings/sign-in", "/settings/sign-in/password", new() { ["current"] = PerennialHost.OwnerPassword, ["wanted"] = "eight loud mountains" })).EnsureSuccess();
        await _client.SetSettingsAsync(new Dictionary<string, string> { ["gross-margin"] = "70%" }, Stop);
        var token = await _client.MakeTokenAsync(new NewToken("nightly", [TokenScope.Read]), Stop);
        await _client.RevokeTokenAsync(token.Token.Id, Stop);
        var rows = await _client.AuditAsync(cancellation: Stop).ToListAsync(Stop);
        rows.Select(r => $"{r.Verb} {r.Subject.Split(':')[0]}").Distinct().ShouldBe(["changed token", "added token", "added option", "changed person", "added session", "added person"], ignoreOrder: true);
        var option = rows.Single(r => r.Subject.StartsWith("option", StringComparison.Ordinal));
        option.Name.ShouldBe("gross-margin");
        AuditDetails.Read(option.Details).ShouldHaveSingleItem().To.ShouldBe("70");
        string.Concat(rows.Select(r => r.Details)).ShouldNotContain("AQAAAA"); // a password hash begins so
        AuditDetails.Read(rows.First(r => r.Verb == "changed" && r.Subject.StartsWith("person", StringComparison.Ordinal)).Details).ShouldContain(("password_hash", null, "changed"));
    }

    [Fact]
    public async Task An_untouched_chain_verifies_and_goes_through_its_anchors()
    {
        await Fill(5);
        var anchor = await _client.AuditEndAsync(Stop);
        await Fill(3);
        var check = await _client.VerifyAuditAsync([anchor], Stop);
        check.Problems.ShouldBeEmpty();
        check.Rows.ShouldBeGreaterThan(8);
    }

    [Theory]
    [InlineData("update audit set name = 'somebody else' where seq = 4", "row 4 ")]
    [InlineData("update audit set at = at + 1 where seq = 4", "row 4 ")]
    [InlineData("update audit set person_id = 7 where seq = 4", "row 4 ")]
    [InlineData("delete from audit where seq = 4", "rows 4 to 4 are missing")]
    [InlineData("delete from audit where seq >= 6", "cut off the end")]
    [InlineData("delete from audit", "cut off the end")]
    [InlineData("update audit set seq = 1000 where seq = 4; update audit set seq = 4 where seq = 5; update audit set seq = 5 where seq = 1000", "row 4 ")]
    [InlineData("insert into audit (seq, at, actor, verb, subject, name, details, hash) select 1000, 0, 'x', 'x', 'x:x', 'x', '{}', hash from audit where seq = 1", "1000")]
    public async Task Editing_deleting_moving_or_cutting_any_row_is_named(string tampering, string named)
    {
        await Fill(6);
        _host.Sql(tampering);
        string.Join('\n', (await _client.VerifyAuditAsync([], Stop)).Problems).ShouldContain(named);
    }

    [Fact]
    public async Task A_chain_made_anew_from_the_beginning_is_found_by_an_anchor_and_only_by_it()
    {
        await Fill(6);
        var anchor = await _client.AuditEndAsync(Stop);
        await using (var db = _host.Workspace.OpenFor(Viewer.System))
        {
            var hash = AuditRow.First;
            foreach (var entry in await db.AuditEntries.OrderBy(e => e.Seq).ToListAsync(Stop))
            {
                var row = AuditChain.Row(entry) with { Actor = "nobody" };
                hash = row.HashAfter(hash);
                var (seq, kept) = (entry.Seq, hash);
                await db.AuditEntries.Where(e => e.Seq == seq).ExecuteUpdateAsync(set => set.SetProperty(e => e.Actor, "nobody").SetProperty(e => e.Hash, kept), Stop);
                await db.AuditHead.ExecuteUpdateAsync(set => set.SetProperty(h => h.Hash, kept), Stop);
            }
        }
        (await _client.VerifyAuditAsync([], Stop)).Problems.ShouldBeEmpty();
        (await _client.VerifyAuditAsync([anchor], Stop)).Problems.ShouldHaveSingleItem().ShouldBe($"row {anchor.Seq} is not the one that was anchored");
    }

    [Fact]
    public async Task The_page_shows_who_did_what_from_what()
    {
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "One")], Stop);
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "Uno")], Stop);
        using var owner = await _host.SignedIn();
        var page = await owner.GetStringAsync("/settings/audit?kind=account", Stop);
        page.ShouldContain("<del>One</del>");
        page.ShouldContain("<ins>Uno</ins>");
        (await owner.GetStringAsync("/settings/audit?kind=person&from=2001-01-01&to=2001-01-02", Stop)).ShouldContain("Nothing fits");
    }

    private async Task Fill(int accounts)
    {
        for (var n = 0; n < accounts; n++) await _client.PutAccountsAsync([new AccountItem("F" + n, Name: $"F{n} {Guid.NewGuid():N}")], Stop);
    }
}
