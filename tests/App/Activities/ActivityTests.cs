using System.Net;
using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Activities;

public sealed class ActivityTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        await _client.PutAccountsAsync([new AccountItem("A1", Name: "One"), new AccountItem("A2", Name: "Two")], Stop);
        await _client.PutContactsAsync([new ContactItem("C1", "A1", Name: "Ann"), new ContactItem("C2", "A2", Name: "Bo")], Stop);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task What_is_logged_stands_on_the_timeline_the_latest_first_and_in_the_audit_chain()
    {
        var first = await _client.AddActivityAsync("A1", new NewActivity("note", "*hello*"), Stop);
        var call = await _client.AddActivityAsync("A1", new NewActivity("call", "") { Title = "Check-in", Minutes = 30, HappenedAt = _host.Clock.GetUtcNow().AddDays(-3), Contacts = ["C1"] }, Stop);
        await _client.AddActivityAsync("A2", new NewActivity("note", "elsewhere"), Stop);
        var rows = await _client.ActivitiesAsync("A1", Stop).ToListAsync(Stop);
        rows.Select(r => r.Id).ShouldBe([first.Id, call.Id]);
        (rows[1].Title, rows[1].Minutes, rows[1].Contacts.Single()).ShouldBe(("Check-in", 30, "C1"));
        (await _client.AuditAsync(kind: "call", cancellation: Stop).SingleAsync(Stop)).Name.ShouldBe("Check-in");
        (await _client.VerifyAuditAsync([], Stop)).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_at_once_are_each_kept_once_and_the_chain_stays_whole()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => _client.AddActivityAsync("A1", new NewActivity("note", $"note {n}"), Stop)));
        ids.Select(a => a.Id).Distinct().Count().ShouldBe(200);
        (await _client.ActivitiesAsync("A1", Stop).Select(a => a.Body).ToListAsync(Stop)).ShouldBe(Enumerable.Range(0, 200).Select(n => $"note {n}"), ignoreOrder: true);
        (await _client.VerifyAuditAsync([], Stop)).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_edit_keeps_what_was_there_before_in_the_chain_and_an_archived_one_comes_back()
    {
        var note = await _client.AddActivityAsync("A1", new NewActivity("note", "first"), Stop);
        (await _client.ChangeActivityAsync(note.Id, new ActivityChange { Body = "second" }, Stop)).Version.ShouldBe(2);
        (await _client.AuditAsync(subject: $"note:{note.Id}", cancellation: Stop).FirstAsync(Stop)).Details.ShouldBe("""{"body":{"from":"first","to":"second"}}""");
        await _client.ArchiveActivityAsync(note.Id, Stop);
        (await _client.ActivitiesAsync("A1", Stop).CountAsync(Stop)).ShouldBe(0);
        await _client.RestoreActivityAsync(note.Id, Stop);
        (await _client.ActivitiesAsync("A1", Stop).SingleAsync(Stop)).Body.ShouldBe("second");
    }

    [Fact]
    public async Task Contacts_are_joined_once_each_and_not_without_end()
    {
        (await _client.AddActivityAsync("A2", new NewActivity("note", "x") { Contacts = ["C2", "C2"] }, Stop)).Contacts.ShouldBe(["C2"]);
        var many = new NewActivity("note", "x") { Contacts = [.. Enumerable.Range(0, 201).Select(i => $"C{i}")] };
        (await Should.ThrowAsync<ApiRefusal>(() => _client.AddActivityAsync("A2", many, Stop))).Message.ShouldContain("At most 200 contacts");
    }

    [Theory]
    [InlineData("""{"kind":"party","body":"x"}""", "kind")]
    [InlineData("""{"kind":"note","body":"  "}""", "body")]
    [InlineData("""{"kind":"note","body":"x","minutes":-1}""", "minutes")]
    [InlineData("""{"kind":"note","body":"x","happenedAt":"9999-01-01T00:00:00Z"}""", "happenedAt")]
    [InlineData("""{"kind":"note","body":"x","contacts":["C2"]}""", "contacts")]
    [InlineData("""{"kind":"note","body":"x","contacts":[null]}""", "contacts")]
    [InlineData("""{"kind":"note","body":"x","title":"a\nb"}""", "title")]
    public async Task What_cannot_be_logged_is_refused_by_its_field(string body, string field)
    {
        using var api = _host.Api();
        var answer = await api.PostAsync("/api/v1/accounts/A1/activities", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain($"\"field\":\"{field}\"");
    }

    [Fact]
    public async Task What_is_written_is_shown_as_text_and_never_runs()
    {
        await _client.AddActivityAsync("A1", new NewActivity("note", "<script>alert(1)</script> **bold** [x](javascript:alert(1)) ![p](https://evil.example/p.png) <https://ok.example>"), Stop);
        using var browser = await _host.SignedIn();
        var page = await browser.GetStringAsync("/accounts/A1", Stop);
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; <strong>bold</strong>");
        page.ShouldNotContain("javascript:alert");
        page.ShouldNotContain("<img src=\"https://evil");
        page.ShouldContain("href=\"https://ok.example\"");
    }

    [Fact]
    public async Task The_page_logs_shows_edits_removes_and_brings_back()
    {
        using var browser = await _host.SignedIn();
        (await browser.PostForm("/accounts/A1", "/accounts/A1/activities", new() { ["kind"] = "note", ["body"] = "Asked for a discount", ["back"] = "/accounts/A1" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.GetStringAsync("/accounts/A1/timeline", Stop)).ShouldContain("Asked for a discount");
        var id = (await _client.ActivitiesAsync("A1", Stop).SingleAsync(Stop)).Id;
        (await browser.GetStringAsync($"/activities/{id}/edit", Stop)).ShouldContain("Asked for a discount");
        await browser.PostForm("/accounts/A1", $"/activities/{id}", new() { ["version"] = "1", ["kind"] = "call", ["title"] = "Price", ["body"] = "Asked twice", ["back"] = "/accounts/A1" });
        await browser.PostForm("/accounts/A1", $"/activities/{id}/archive", new() { ["back"] = "/accounts/A1" });
        (await browser.GetStringAsync("/accounts/A1/timeline", Stop)).ShouldNotContain("Asked twice");
        await browser.PostForm("/accounts/A1", $"/activities/{id}/restore", new() { ["back"] = "/accounts/A1" });
        (await browser.GetStringAsync("/accounts/A1/timeline?kind=call", Stop)).ShouldContain("Asked twice");
        (await browser.GetStringAsync("/accounts/A1/timeline?kind=note", Stop)).ShouldNotContain("Asked twice");
    }

    [Fact]
    public async Task From_anywhere_it_is_logged_by_the_accounts_name()
    {
        using var browser = await _host.SignedIn();
        (await browser.PostForm("/log", "/log", new() { ["kind"] = "meeting", ["account"] = "two", ["title"] = "Kick-off", ["body"] = "", ["back"] = "/" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await _client.ActivitiesAsync("A2", Stop).SingleAsync(Stop)).Title.ShouldBe("Kick-off");
        var refused = await browser.PostForm("/log", "/log", new() { ["kind"] = "note", ["account"] = "nobody", ["body"] = "kept text", ["back"] = "/" });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync(Stop)).ShouldContain("kept text");
        (await browser.GetStringAsync("/fragments/account-options?q=on", Stop)).ShouldBe("<option value=\"One\">A1</option>");
    }

    [Fact]
    public async Task From_anywhere_the_chosen_account_s_contacts_are_offered_with_a_script_and_without()
    {
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/fragments/log-people?account=two", Stop)).ShouldContain("value=\"C2\"");
        (await browser.GetStringAsync("/fragments/log-people?account=A2&contacts=C2", Stop)).ShouldContain("checked");
        (await browser.GetStringAsync("/fragments/log-people?account=tw", Stop)).ShouldNotContain("checkbox");
        (await browser.GetStringAsync("/log", Stop)).ShouldContain("Choose its contacts");
        var offered = await browser.PostForm("/log", "/log", new() { ["kind"] = "call", ["account"] = "Two", ["title"] = "Check-in", ["body"] = "kept text", ["step"] = "people", ["back"] = "/" });
        offered.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await offered.Content.ReadAsStringAsync(Stop);
        page.ShouldContain("value=\"C2\"");
        page.ShouldContain("kept text");
        (await _client.ActivitiesAsync("A2", Stop).CountAsync(Stop)).ShouldBe(0);
        await browser.PostForm("/log", "/log", new() { ["kind"] = "call", ["account"] = "Two", ["title"] = "Check-in", ["body"] = "", ["contacts"] = "C2", ["back"] = "/" });
        (await _client.ActivitiesAsync("A2", Stop).SingleAsync(Stop)).Contacts.ShouldBe(["C2"]);
        (await browser.PostForm("/log", "/log", new() { ["kind"] = "call", ["account"] = "Two", ["body"] = "kept text", ["contacts"] = "C1", ["back"] = "/" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Contacts_of_an_account_that_a_virtual_csm_does_not_see_are_not_offered()
    {
        var person = await _host.Add(Role.VirtualCsm);
        await _host.Give(person, "A1");
        using var browser = await _host.SignedInAs(person);
        (await browser.GetStringAsync("/fragments/log-people?account=One", Stop)).ShouldContain("value=\"C1\"");
        foreach (var account in (string[])["Two", "A2", "nobody"]) (await browser.GetStringAsync($"/fragments/log-people?account={account}&contacts=C2", Stop)).Trim().ShouldBe((await browser.GetStringAsync("/fragments/log-people?account=", Stop)).Trim());
        var refused = await browser.PostForm("/log", "/log", new() { ["kind"] = "call", ["account"] = "Two", ["step"] = "people", ["back"] = "/" });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync(Stop)).ShouldNotContain("value=\"C2\"");
    }
}
