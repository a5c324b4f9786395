using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Customers;

public sealed partial class EditTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;
    private HttpClient _browser = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        _browser = await _host.SignedIn();
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_overwrites_what_they_have_not_seen()
    {
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "One")], Stop);
        using var api = _host.Api();
        var tag = (await api.GetAsync("/api/v1/accounts/A1", Stop)).Headers.ETag!;
        (await Patch("Two")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Patch("Three")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        _host.Rows("select name from accounts").ShouldBe(["Two"]);

        var note = await _client.AddActivityAsync("A1", new NewActivity("note", "First."), Stop);
        var form = new Dictionary<string, string> { ["kind"] = "note", ["body"] = "Mine.", ["version"] = "1" };
        (await _browser.PostForm($"/activities/{note.Id}/edit", $"/activities/{note.Id}", form)).StatusCode.ShouldBe(HttpStatusCode.Found);
        var late = await _browser.PostForm($"/activities/{note.Id}/edit", $"/activities/{note.Id}", new(form) { ["body"] = "Also mine." });
        late.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await late.Content.ReadAsStringAsync(Stop)).ShouldContain("Somebody changed this meanwhile");
        _host.Rows("select body from activities where kind = 'note'").ShouldBe(["Mine."]);

        async Task<HttpResponseMessage> Patch(string name)
        {
            using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1/accounts/A1") { Content = JsonContent.Create(new { name }) };
            request.Headers.IfMatch.Add(tag);
            return await api.SendAsync(request, Stop);
        }
    }

    [Fact]
    public async Task An_account_is_created_edited_archived_and_restored_and_each_can_be_taken_back()
    {
        var made = await _browser.PostForm("/accounts/new", "/accounts/new", new() { ["name"] = "Ärger & Söhne", ["tags"] = "vip; pilot", ["ownerEmail"] = "ana@x.example", ["coOwners"] = "bo@x.example", ["newField"] = "tier", ["newValue"] = "gold" });
        made.Headers.Location!.OriginalString.ShouldBe("/accounts/arger-sohne");
        _host.Rows("select name, tags, owner_email, co_owners, custom from accounts").ShouldBe(["""Ärger & Söhne|["vip","pilot"]|ana@x.example|["bo@x.example"]|{"tier":"gold"}"""]);

        await Save("/accounts/arger-sohne/edit", new() { ["name"] = "Aerger", ["segment"] = "SMB", ["ownerEmail"] = "ana@x.example", ["custom.tier"] = "" });
        _host.Rows("select name, segment, tags, co_owners, custom from accounts").ShouldBe(["Aerger|SMB|[]|[]|{}"]);
        await _browser.PostForm("/accounts/arger-sohne", "/accounts/arger-sohne/archive", []);
        _host.Rows("select archived from accounts").ShouldBe(["1"]);
        await _browser.PostForm("/accounts/arger-sohne", "/accounts/arger-sohne/restore", []);
        _host.Rows("select archived from accounts").ShouldBe(["0"]);

        var changes = await _client.ChangesAsync(Stop).ToListAsync(Stop);
        changes.Select(c => c.Words).ShouldBe(["Aerger restored", "Aerger archived", "Ärger & Söhne edited", "Ärger & Söhne created"]);
        await _client.UndoChangeAsync(changes[2].Id, Stop);
        _host.Rows("select name, segment, custom from accounts").ShouldBe(["""Ärger & Söhne|~|{"tier":"gold"}"""]);
    }

    [Fact]
    public async Task A_form_that_somebody_overtook_is_not_saved_over_them()
    {
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "One")], Stop);
        var version = Version(await _browser.GetStringAsync("/accounts/A1/edit", Stop));
        await _client.PutAccountsAsync([new AccountItem("A1", Phase: "Live")], Stop);
        var answer = await _browser.PostForm("/accounts/A1/edit", "/accounts/A1/edit", new() { ["version"] = version, ["name"] = "Mine" });
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("Somebody changed this account meanwhile");
        _host.Rows("select name, phase from accounts").ShouldBe(["One|Live"]);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_stays()
    {
        var answer = await _browser.PostForm("/accounts/new", "/accounts/new", new() { ["name"] = "Kept", ["ownerEmail"] = "no mail" });
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync(Stop);
        page.ShouldContain("value=\"Kept\"");
        page.ShouldContain("f-ownerEmail-error");
        (await (await _browser.PostForm("/accounts/new", "/accounts/new", new() { ["name"] = " " })).Content.ReadAsStringAsync(Stop)).ShouldContain("An account needs a name");
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "One")], Stop);
        (await (await _browser.PostForm("/accounts/new", "/accounts/new", new() { ["name"] = "Two", ["accountId"] = "A1" })).Content.ReadAsStringAsync(Stop)).ShouldContain("already");
    }

    [Fact]
    public async Task A_contact_is_added_edited_and_shown_on_the_map()
    {
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "One"), new AccountItem("A2", Name: "Two")], Stop);
        await _client.PutContactsAsync([new ContactItem("CX", "A2", Name: "Other")], Stop);
        await _browser.PostForm("/accounts/A1/contacts/new", "/accounts/A1/contacts/new", new() { ["name"] = "Ann Lee", ["role"] = "Executive sponsor", ["influence"] = "high", ["stance"] = "supporter", ["consent"] = "granted" });
        await _browser.PostForm("/accounts/A1/contacts/new", "/accounts/A1/contacts/new", new() { ["name"] = "Bo Ek", ["reportsTo"] = "ann-lee", ["role"] = "Champion" });
        var map = await _browser.GetStringAsync("/accounts/A1/people", Stop);
        map.ShouldContain("Ann Lee");
        map.IndexOf("Bo Ek", StringComparison.Ordinal).ShouldBeGreaterThan(map.IndexOf("Ann Lee", StringComparison.Ordinal));
        map.ShouldContain("nobody yet"); // no decision maker
        (await (await _browser.PostForm("/accounts/A1/contacts/new", "/accounts/A1/contacts/new", new() { ["name"] = "Cy", ["reportsTo"] = "CX" })).Content.ReadAsStringAsync(Stop)).ShouldContain("The account has no such contact");

        await Save("/contacts/bo-ek/edit", new() { ["name"] = "Bo Ek", ["reportsTo"] = "ann-lee", ["role"] = "Champion", ["leftOn"] = "2026-01-05", ["bounce"] = "hard", ["consent"] = "denied" });
        var page = await _browser.GetStringAsync("/contacts/bo-ek", Stop);
        page.ShouldContain("Left on 5 Jan 2026, mail bounces, no mail wanted.");
        page.ShouldContain("<ins>hard</ins>");
        (await _browser.GetStringAsync("/accounts/A1/people", Stop)).ShouldContain("No longer there");
    }

    [Fact]
    public async Task The_history_of_an_account_shows_its_own_contacts_and_notes_edits_too()
    {
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "One"), new AccountItem("A2", Name: "Two")], Stop);
        await _client.PutContactsAsync([new ContactItem("C1", "A1", Name: "Ann")], Stop);
        await _client.AddActivityAsync("A1", new NewActivity("note", "Remember the milk"), Stop);
        var page = await _browser.GetStringAsync("/accounts/A1/history", Stop);
        page.ShouldContain("Ann");
        page.ShouldContain("Remember the milk");
        page.ShouldNotContain(">Two<");
    }

    private async Task Save(string page, Dictionary<string, string> fields)
    {
        fields["version"] = Version(await _browser.GetStringAsync(page, Stop));
        (await _browser.PostForm(page, page, fields)).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    private static string Version(string page) => VersionField().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"version\" value=\"(\\d+)\"")]
    private static partial Regex VersionField();
}
