using System.Net;
using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Merging;

public sealed class MergeTests : IAsyncLifetime
{
    /// <summary>Everything that a merge touches.</summary>
    private static readonly string[] _tables =
    [
        "select id, external_id, name, parent_id, parent_external_id, domain, other_domains, segment, owner_email, co_owners, tags, custom, archived, named_only from accounts order by id",
        "select * from account_revenue order by account_id", "select * from account_team order by account_id, email_key", "select * from account_tags order by account_id, tag", "select * from account_custom order by account_id, field", "select * from contact_custom order by contact_id, field",
        "select id, external_id, account_id, name, email, role, title, reports_to_id, reports_to_external_id from contacts order by id", "select id, account_id, name from contracts order by id",
        "select id, account_id from activities where taken_back_at is null order by id", "select activity_id, contact_id from activity_contacts order by activity_id, contact_id",
    ];

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
    public async Task Custom_fields_side_by_side_are_called_as_they_were_defined()
    {
        await Doubles();
        await _client.DefineFieldAsync(new NewCustomField("Service tier", "text") { Field = "tier" }, Stop);
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/accounts/A/merge?with=B", Stop);
        page.ShouldContain("<th scope=\"row\">Service tier</th>");
        page.ShouldNotContain("<th scope=\"row\">tier</th>");
        page.ShouldContain("<th scope=\"row\">region</th>");
    }

    [Fact]
    public async Task A_double_goes_into_the_account_that_stays_with_all_that_it_has_and_can_be_taken_out_again()
    {
        await Doubles();
        var before = await State();
        var day = Today;
        _host.Clock.Advance(TimeSpan.FromDays(2));

        var change = await _client.MergeAccountAsync("A", new MergeWish("B", ["segment", "custom.tier"]), Stop);
        change.Id.ShouldBe("A");
        var account = await _client.AccountAsync("A", Stop);
        (account.Mrr, account.Segment, account.OwnerEmail, account.Domain).ShouldBe((150m, "Enterprise", "ana@x.example", "acme.example"));
        account.Tags.ShouldBe(["vip", "old"]);
        (account.Custom["tier"], account.Custom["region"]).ShouldBe(("gold", "north"));
        _host.Rows("select other_domains, co_owners from accounts where external_id = 'A'").ShouldBe(["""["acme.de"]|["bo@x.example"]"""]);
        (await _client.AccountsAsync(new AccountQuery(), Stop).Select(a => a.AccountId).ToListAsync(Stop)).Order().ShouldBe(["A", "C", "P"]);
        (await _client.AccountAsync("B", Stop)).AccountId.ShouldBe("A");
        _host.Rows("select c.external_id, a.external_id from contacts c join accounts a on a.id = c.account_id order by c.id").ShouldBe(["ca|A", "cb|A"]);
        _host.Rows("select c.external_id, a.external_id from contracts c join accounts a on a.id = c.account_id").ShouldBe(["kb|A"]);
        _host.Rows("select v.title, a.external_id from activities v join accounts a on a.id = v.account_id where v.kind <> 'system' order by v.id").ShouldBe(["of A|A", "of B|A"]);
        _host.Rows("select external_id, parent_external_id from accounts where parent_id is not null order by id").ShouldBe(["A|P", "C|A"]);
        (await Mrr(Today, null)).ShouldBe((150m, 1));
        (await Mrr(Today, day)).ShouldBe((150m, 2), "as known before they were two customers");
        (await _client.MovementEventsAsync(new FigureQuery { From = new DateOnly(2025, 1, 1), To = Today.AddDays(1) }, Stop)).Select(e => (e.AccountId, e.Kind, e.Amount)).ShouldBe([("A", "new", 100m), ("A", "expansion", 50m)], ignoreOrder: true);

        await _client.UndoChangeAsync(change.ChangeId!.Value, Stop);
        (await State()).ShouldBe(before);
        (await Mrr(Today, null)).ShouldBe((150m, 2));
        (await _client.AccountAsync("B", Stop)).AccountId.ShouldBe("B");
        (await _client.VerifyAuditAsync([], Stop)).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_comes_later_for_the_double_belongs_to_the_account_that_stays()
    {
        await Doubles();
        var change = await _client.MergeAccountAsync("A", new MergeWish("B"), Stop);
        await _client.PutSubscriptionPeriodsAsync([new SubscriptionPeriodItem("S9", "B", "2025-03-01", 7m)], Stop);
        await _client.PutContactsAsync([new ContactItem("late", "B", "Late Comer")], Stop);
        await _client.PutAccountsAsync([new AccountItem("B", Name: "Renamed there"), new AccountItem("D", Name: "Daughter", ParentId: "B")], Stop);
        (await _client.AccountAsync("A", Stop)).Mrr.ShouldBe(157m);
        _host.Rows("select external_id, parent_external_id from accounts order by external_id").ShouldBe(["A|P", "C|A", "D|A", "P|~"]);
        _host.Rows("select a.external_id from contacts c join accounts a on a.id = c.account_id where c.external_id = 'late'").ShouldBe(["A"]);
        using var api = _host.Api();
        var taken = await api.PostAsJsonAsync("/api/v1/accounts", new AccountItem("B", Name: "Again"), ApiJson.Options, Stop);
        taken.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await taken.Content.ReadAsStringAsync(Stop)).ShouldContain("was merged into 'A'");
        (await _client.AccountsAsync(new AccountQuery(), Stop).CountAsync(Stop)).ShouldBe(4); // who asks has the revenue projected
        var state = await State();
        await _client.RebuildProjectionsAsync(Stop);
        (await State()).ShouldBe(state);

        await _client.UndoChangeAsync(change.ChangeId!.Value, Stop);
        (await _client.AccountAsync("B", Stop)).ShouldSatisfyAllConditions(b => b.Name.ShouldBe("Renamed there"), b => b.Mrr.ShouldBe(57m));
        _host.Rows("select external_id, parent_external_id from accounts where parent_external_id is not null order by external_id").ShouldBe(["A|P", "C|B", "D|B"]);
    }

    [Fact]
    public async Task What_was_edited_meanwhile_goes_back_to_its_own()
    {
        await Doubles();
        var change = await _client.MergeAccountAsync("A", new MergeWish("B"), Stop);
        using var api = _host.Api();
        (await api.PatchAsJsonAsync("/api/v1/contacts/cb", new { title = "CFO" }, Stop)).EnsureSuccessStatusCode();
        (await api.PatchAsJsonAsync("/api/v1/contracts/kb", new { end = "2027-02-01" }, Stop)).EnsureSuccessStatusCode();
        await _client.UndoChangeAsync(change.ChangeId!.Value, Stop);
        _host.Rows("select c.external_id, c.title, a.external_id from contacts c join accounts a on a.id = c.account_id order by c.id").ShouldBe(["ca|~|A", "cb|CFO|B"]);
        _host.Rows("select c.end_on, a.external_id from contracts c join accounts a on a.id = c.account_id").ShouldBe(["2027-02-01|B"]);
    }

    [Fact]
    public async Task Contacts_that_were_merged_across_the_two_are_taken_apart_first()
    {
        await Doubles();
        var accounts = await _client.MergeAccountAsync("A", new MergeWish("B"), Stop);
        var contacts = await _client.MergeContactAsync("ca", new MergeWish("cb"), Stop);
        (await Should.ThrowAsync<ApiRefusal>(() => _client.UndoChangeAsync(accounts.ChangeId!.Value, Stop))).Message.ShouldBe("Contacts of the two were merged since. Take that back first.");
        _host.Rows("select external_id from contacts").ShouldBe(["ca"], "nothing was taken back");
        await _client.UndoChangeAsync(contacts.ChangeId!.Value, Stop);
        await _client.UndoChangeAsync(accounts.ChangeId!.Value, Stop);
        _host.Rows("select c.external_id, a.external_id from contacts c join accounts a on a.id = c.account_id order by c.id").ShouldBe(["ca|A", "cb|B"]);
    }

    [Fact]
    public async Task A_double_that_a_file_moves_elsewhere_is_in_no_other_undo_s_way()
    {
        await Doubles();
        await _client.PutContactsAsync([new ContactItem("twin", "A", "Al A.")], Stop);
        await _client.MergeContactAsync("ca", new MergeWish("twin"), Stop);
        await _client.PutContactsAsync([new ContactItem("twin", "P", "Al A.", Role: "buyer")], Stop);
        var other = await _client.PutAccountsAsync([new AccountItem("C", Phase: "Live")], Stop);
        await _client.UndoChangeAsync(other.ChangeId!.Value, Stop);
        _host.Rows("select phase from accounts where external_id = 'C'").ShouldBe(["~"]);
    }

    [Fact]
    public async Task What_is_sent_with_the_id_of_a_merged_record_means_the_one_it_is_part_of()
    {
        await Doubles();
        await _client.PutContactsAsync([new ContactItem("twin", "A", "Al A."), new ContactItem("x", "A", "Xi")], Stop);
        await _client.MergeContactAsync("ca", new MergeWish("twin"), Stop);
        await _client.MergeAccountAsync("A", new MergeWish("B"), Stop);
        using var api = _host.Api();
        (await api.PatchAsJsonAsync("/api/v1/contacts/x", new { accountId = "B", reportsTo = "twin" }, Stop)).EnsureSuccessStatusCode();
        (await api.PatchAsJsonAsync("/api/v1/accounts/C", new { parentId = "B" }, Stop)).EnsureSuccessStatusCode();
        (await api.PostAsJsonAsync("/api/v1/accounts/B/activities", new { kind = "call", body = "Spoke.", contacts = new[] { "twin" } }, Stop)).EnsureSuccessStatusCode();
        _host.Rows("select a.external_id, c.reports_to_external_id from contacts c join accounts a on a.id = c.account_id where c.external_id = 'x'").ShouldBe(["A|ca"]);
        _host.Rows("select parent_external_id from accounts where external_id = 'C'").ShouldBe(["A"]);
        _host.Rows("select c.external_id from activity_contacts j join contacts c on c.id = j.contact_id").ShouldBe(["ca"]);
    }

    [Fact]
    public async Task The_id_of_a_merged_account_tells_nothing_to_who_does_not_see_the_one_it_is_part_of()
    {
        await Doubles();
        await _client.MergeAccountAsync("A", new MergeWish("B"), Stop);
        var vic = await _host.Add(Role.VirtualCsm, "vic@x.example");
        await _client.PutAccountsAsync([new AccountItem("V", "Hers", OwnerEmail: "vic@x.example")], Stop);
        using var api = await _host.ApiOf(vic);
        var answer = await api.PatchAsJsonAsync("/api/v1/accounts/V", new { parentId = "B" }, Stop);
        var unknown = await api.PatchAsJsonAsync("/api/v1/accounts/V", new { parentId = "no-such" }, Stop);
        answer.StatusCode.ShouldBe(unknown.StatusCode);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("There is no account 'B'.");
    }

    [Fact]
    public async Task Taking_a_merge_back_makes_no_circle()
    {
        await _client.PutAccountsAsync([new AccountItem("K", ParentId: "W"), new AccountItem("W"), new AccountItem("Y"), new AccountItem("L", ParentId: "Y"), new AccountItem("Z", ParentId: "L")], Stop);
        var merge = await _client.MergeAccountAsync("K", new MergeWish("L"), Stop);
        await _client.PutAccountsAsync([new AccountItem("Y", ParentId: "Z")], Stop);
        (await Should.ThrowAsync<ApiRefusal>(() => _client.UndoChangeAsync(merge.ChangeId!.Value, Stop))).Message.ShouldContain("below itself");
    }

    [Fact]
    public async Task A_new_record_does_not_take_the_id_of_one_that_was_merged()
    {
        await Doubles();
        using var api = _host.Api();
        (await api.PostAsJsonAsync("/api/v1/accounts/A/contacts", new { name = "Jane Doe" }, Stop)).EnsureSuccessStatusCode();
        (await api.PostAsJsonAsync("/api/v1/accounts/A/contacts", new { name = "Jane Doe" }, Stop)).EnsureSuccessStatusCode();
        await _client.MergeContactAsync("jane-doe-2", new MergeWish("jane-doe"), Stop);
        var third = await api.PostAsJsonAsync("/api/v1/accounts/C/contacts", new { name = "Jane Doe" }, Stop);
        (await third.Content.ReadFromJsonAsync<RecordChanged>(ApiJson.Options, Stop))!.Id.ShouldBe("jane-doe-3");
        (await api.PostAsJsonAsync("/api/v1/accounts/C/contacts", new { name = "J", contactId = "jane-doe" }, Stop)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        _host.Rows("select a.external_id from contacts c join accounts a on a.id = c.account_id where c.external_id = 'jane-doe-3'").ShouldBe(["C"]);
    }

    [Fact]
    public async Task A_parent_that_goes_into_its_child_leaves_what_was_above_it_above_both()
    {
        await _client.PutAccountsAsync([new AccountItem("P", Name: "Top"), new AccountItem("B", "Middle", "P"), new AccountItem("A", "Low", "B")], Stop);
        await _client.MergeAccountAsync("A", new MergeWish("B"), Stop);
        _host.Rows("select external_id, parent_external_id from accounts order by external_id").ShouldBe(["A|P", "P|~"]);
    }

    [Fact]
    public async Task Chains_of_merges_come_apart_in_any_order()
    {
        await Doubles();
        var (mrr, first) = (await Mrr(Today, null), await _client.MergeAccountAsync("A", new MergeWish("B"), Stop));
        var second = await _client.MergeAccountAsync("C", new MergeWish("A"), Stop);
        (await Mrr(Today, null)).ShouldBe((150m, 1));
        _host.Rows("select a.external_id from contacts c join accounts a on a.id = c.account_id order by c.id").ShouldBe(["C", "C"]);
        await _client.UndoChangeAsync(first.ChangeId!.Value, Stop);
        _host.Rows("select c.external_id, a.external_id from contacts c join accounts a on a.id = c.account_id order by c.id").ShouldBe(["ca|C", "cb|B"]);
        _host.Rows("select v.title, a.external_id from activities v join accounts a on a.id = v.account_id where v.kind <> 'system' order by v.id").ShouldBe(["of A|C", "of B|B"]);
        (await Mrr(Today, null)).ShouldBe((150m, 2));
        await _client.UndoChangeAsync(second.ChangeId!.Value, Stop);
        (await Mrr(Today, null)).ShouldBe(mrr);
        _host.Rows("select v.title, a.external_id from activities v join accounts a on a.id = v.account_id where v.kind <> 'system' order by v.id").ShouldBe(["of A|A", "of B|B"]);
    }

    [Fact]
    public async Task What_cannot_be_one_is_refused_in_words()
    {
        await Doubles();
        (await Refused("A", "A")).ShouldBe((HttpStatusCode.BadRequest, "That is the account itself."));
        (await Refused("A", "nobody")).ShouldBe((HttpStatusCode.BadRequest, "There is no account 'nobody'."));
        (await Refused("nobody", "A")).ShouldBe((HttpStatusCode.NotFound, "There is no account 'nobody'."));
        await _client.PutAccountsAsync([new AccountItem("E", Name: "Deep", ParentId: "C")], Stop);
        (await Refused("E", "B")).Item2.ShouldBe("E lies further down in the hierarchy of B. Merge the other way round.");
        (await Refused("A", "B", "colour")).Item2.ShouldStartWith("'colour' is no field of the two. There are name, domain,");
        await _client.MergeAccountAsync("A", new MergeWish("B"), Stop);
        (await Refused("A", "B")).Item2.ShouldBe("There is no account 'B'.");
    }

    [Fact]
    public async Task Two_contacts_of_an_account_become_one_and_two_again()
    {
        await Doubles();
        await _client.PutContactsAsync([new ContactItem("twin", "A", "Al A.", "al@acme.example", Role: "buyer"), new ContactItem("below", "A", "Bea", ReportsTo: "twin")], Stop);
        await _client.AddActivityAsync("A", new NewActivity("call", "with the twin") { Contacts = ["twin"] }, Stop);
        var before = await State();
        (await Should.ThrowAsync<ApiRefusal>(() => _client.MergeContactAsync("ca", new MergeWish("cb"), Stop))).Message.ShouldContain("different accounts");

        var change = await _client.MergeContactAsync("ca", new MergeWish("twin", ["name"]), Stop);
        _host.Rows("select external_id, name, email, role, reports_to_external_id from contacts where external_id <> 'cb' order by id").ShouldBe(["ca|Al A.|al@acme.example|buyer|~", "below|Bea|~|~|ca"]);
        _host.Rows("select c.external_id from activity_contacts j join contacts c on c.id = j.contact_id join activities a on a.id = j.activity_id where a.body = 'with the twin'").ShouldBe(["ca"]);
        using (var api = _host.Api()) (await api.GetFromJsonAsync<ContactRow>("/api/v1/contacts/twin", ApiJson.Options, Stop))!.ContactId.ShouldBe("ca");
        await _client.UndoChangeAsync(change.ChangeId!.Value, Stop);
        (await State()).ShouldBe(before);
    }

    [Fact]
    public async Task The_page_compares_both_and_merges_with_a_way_back()
    {
        await Doubles();
        using var browser = await _host.SignedIn();
        var choose = await browser.GetStringAsync("/accounts/A/merge", Stop);
        choose.ShouldContain("has the same name");
        var compare = await browser.GetStringAsync("/accounts/A/merge?with=B", Stop);
        compare.ShouldContain("name=\"choose.segment\"");
        compare.ShouldContain("1 subscription line, 1 contact, 1 contract, 2 entries on its timeline, 1 account below it");
        var done = await browser.PostForm("/accounts/A/merge?with=B", "/accounts/A/merge", new() { ["with"] = "B", ["choose.segment"] = "double", ["choose.ownerEmail"] = "kept" });
        done.Headers.Location!.OriginalString.ShouldBe("/accounts/A");
        _host.Rows("select segment, owner_email from accounts where external_id = 'A'").ShouldBe(["Enterprise|ana@x.example"]);
        var moved = await browser.GetAsync("/accounts/B/timeline?kind=note", Stop);
        (moved.StatusCode, moved.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.Found, "/accounts/A/timeline?kind=note"));
        (await browser.GetStringAsync("/accounts/A/history", Stop)).ShouldContain("merged");
    }

    [Fact]
    public async Task Who_looks_after_the_one_sees_what_the_double_had_and_nobody_else_is_led_there()
    {
        await Doubles();
        var (hers, his) = (await _host.Add(Role.VirtualCsm, "vera@x.example"), await _host.Add(Role.VirtualCsm, "hugo@x.example"));
        await _client.PutAccountsAsync([new AccountItem("A", CoOwners: ["vera@x.example"]), new AccountItem("B", CoOwners: []), new AccountItem("P", CoOwners: ["hugo@x.example"])], Stop);
        await _client.MergeAccountAsync("A", new MergeWish("B"), Stop);
        using var vera = await _host.ApiOf(hers);
        (await vera.GetFromJsonAsync<AccountSummary>("/api/v1/accounts/B", ApiJson.Options, Stop))!.Mrr.ShouldBe(150m);
        (await vera.GetStringAsync("/api/v1/accounts/B/lines", Stop)).ShouldContain("S2");
        (await _host.Api().GetStringAsync("/api/v1/subscription-lines.csv", Stop)).Split('\n').Count(line => line.StartsWith("A,", StringComparison.Ordinal)).ShouldBe(2);
        using var hugo = await _host.ApiOf(his);
        (await hugo.GetAsync("/api/v1/accounts/B", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var browser = await _host.SignedInAs(his);
        (await browser.GetAsync("/accounts/B", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await browser.GetAsync("/accounts/B", Stop)).Content.ReadAsStringAsync(Stop)).ShouldNotContain("\"A\"");
    }

    private DateOnly Today => DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime);

    /// <summary>A and B are one company: B has a line, a contact, a contract, a note and an account below it.</summary>
    [Fact]
    public async Task A_preview_says_what_the_merge_then_does_and_changes_nothing()
    {
        await Doubles();
        await _client.PutAccountsAsync([new AccountItem("E", Name: "Grandchild", ParentId: "C")], Stop);
        var (before, changes, audit) = (await State(), _host.Rows("select * from changes order by id"), _host.Rows("select seq from audit order by seq"));
        var wish = new MergeWish("B", ["segment", "custom.tier"]);
        var preview = await _client.PreviewAccountMergeAsync("A", wish, Stop);
        (preview.KeptName, preview.DoubleName).ShouldBe(("Acme", "ACME"));
        preview.ComesAlong.ShouldContain("1 contract");
        preview.Fields.Single(f => f.Field == "ownerEmail").ShouldBe(new MergePreviewField("ownerEmail", "ana@x.example", "cleo@x.example", "ana@x.example"));
        preview.Fields.Single(f => f.Field == "tags").After.ShouldBe("vip, old");
        (await Should.ThrowAsync<ApiRefusal>(() => _client.PreviewAccountMergeAsync("E", new MergeWish("B"), Stop))).Message.ShouldContain("further down");
        (await Should.ThrowAsync<ApiRefusal>(() => _client.PreviewContactMergeAsync("ca", new MergeWish("cb"), Stop))).Message.ShouldContain("different accounts");
        (await Should.ThrowAsync<ApiRefusal>(() => _client.PreviewAccountMergeAsync("A", new MergeWish("B", ["colour"]), Stop))).Message.ShouldContain("'colour' is no field of the two");
        (await Should.ThrowAsync<ApiRefusal>(() => _client.PreviewAccountMergeAsync("A", new MergeWish("nobody"), Stop))).Message.ShouldContain("There is no account 'nobody'");
        (await State()).ShouldBe(before);
        _host.Rows("select * from changes order by id").ShouldBe(changes);
        _host.Rows("select seq from audit order by seq").ShouldBe(audit);

        await _client.MergeAccountAsync("A", wish, Stop);
        (await _client.VerifyAuditAsync([], Stop)).ShouldNotBeNull();
        var account = await _client.AccountAsync("A", Stop);
        string? After(string field) => preview.Fields.Single(f => f.Field == field).After;
        (account.Segment, account.OwnerEmail, account.Domain, string.Join(", ", account.Tags), account.Custom["tier"], account.Custom["region"])
            .ShouldBe((After("segment"), After("ownerEmail"), After("domain"), After("tags"), After("custom.tier"), After("custom.region")));
    }

    private async Task Doubles()
    {
        await _client.PutAccountsAsync(
        [
            new AccountItem("P", Name: "Parent"),
            new AccountItem("A", "Acme", "P", "acme.example", "SMB", "ana@x.example", Tags: ["vip"], Custom: new Dictionary<string, string>(StringComparer.Ordinal) { ["tier"] = "silver" }),
            new AccountItem("B", "ACME", null, "acme.de", "Enterprise", "cleo@x.example", Tags: ["old"], Custom: new Dictionary<string, string>(StringComparer.Ordinal) { ["tier"] = "gold", ["region"] = "north" }, CoOwners: ["bo@x.example"]),
            new AccountItem("C", Name: "Child", ParentId: "B"),
        ], Stop);
        await _client.PutSubscriptionPeriodsAsync([new SubscriptionPeriodItem("S1", "A", "2025-01-01", 100m), new SubscriptionPeriodItem("S2", "B", "2025-02-01", 50m)], Stop);
        await _client.PutContactsAsync([new ContactItem("ca", "A", "Al"), new ContactItem("cb", "B", "Bo")], Stop);
        using var api = _host.Api();
        (await api.PostAsJsonAsync("/api/v1/accounts/B/contracts", new { contractId = "kb", name = "Contract", start = "2025-02-01" }, Stop)).EnsureSuccessStatusCode();
        await _client.AddActivityAsync("A", new NewActivity("note", "text") { Title = "of A" }, Stop);
        await _client.AddActivityAsync("B", new NewActivity("note", "text") { Title = "of B" }, Stop);
        await _client.AccountsAsync(new AccountQuery(), Stop).CountAsync(Stop);
    }

    private async Task<(decimal? Mrr, decimal? Customers)> Mrr(DateOnly at, DateOnly? known)
    {
        var values = await _client.MetricsAsync(["mrr", "customers"], new FigureQuery { At = at, AsKnown = known }, Stop);
        return (values.Single(v => v.Id == "mrr").Value, values.Single(v => v.Id == "customers").Value);
    }

    private async Task<string> State()
    {
        await _client.AccountsAsync(new AccountQuery(), Stop).CountAsync(Stop);
        return string.Join("\n", _tables.SelectMany(sql => _host.Rows(sql).Prepend(sql)));
    }

    private async Task<(HttpStatusCode, string)> Refused(string into, string from, params string[] take)
    {
        var refusal = await Should.ThrowAsync<ApiRefusal>(() => _client.MergeAccountAsync(into, new MergeWish(from, take), Stop));
        return (refusal.Status, refusal.Message);
    }
}
