using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;

namespace Perennial.Tests.App.Team;

public sealed partial class InvitationTests : IAsyncLifetime
{
    private const string People = "/settings/people", Form = People + "/invite";
    private PerennialHost _host = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await PerennialHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_owner_invites_a_virtual_CSM_with_three_accounts_and_they_see_these_and_no_other()
    {
        await Accounts("A-1", "A-2", "A-3", "A-4", "A-5");
        using var owner = await _host.SignedIn();
        var link = await Invite(owner, "vera@virtual.example", "virtual-csm", "A-1\nA-2, A-3");
        using var vera = _host.Anonymous();
        (await vera.GetAsync(link, Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await vera.PostForm(link, link, new() { ["name"] = "Vera", ["password"] = "short" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var entered = await vera.PostForm(link, link, new() { ["name"] = "Vera", ["password"] = Persons.Password });
        entered.StatusCode.ShouldBe(HttpStatusCode.Found);
        entered.Headers.Location!.ToString().ShouldBe("/");
        var list = await vera.GetStringAsync("/accounts", Now);
        foreach (var given in (string[])["A-1", "A-2", "A-3"]) list.ShouldContain($"Name of {given}");
        foreach (var other in (string[])["A-4", "A-5"])
        {
            list.ShouldNotContain($"Name of {other}");
            list.ShouldNotContain($"/accounts/{other}\"");
            (await vera.GetAsync($"/accounts/{other}", Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
        (await vera.GetAsync(People, Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await owner.GetStringAsync(People, Now)).ShouldContain("vera@virtual.example");
    }

    [Fact]
    public async Task A_link_is_shown_once_and_used_once_and_void_after_seven_days()
    {
        using var owner = await _host.SignedIn();
        var (used, late) = (await Invite(owner, "one@x.example", "csm"), await Invite(owner, "two@x.example", "csm"));
        foreach (var file in Directory.EnumerateFiles(_host.DataDirectory, "perennial.db*"))
        {
            await using var shared = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(shared, Encoding.Latin1);
            (await text.ReadToEndAsync(Now)).ShouldNotContain(used["/invitation/".Length..]);
        }
        (await owner.GetStringAsync(People, Now)).ShouldNotContain("/invitation/");
        await Accept(used, HttpStatusCode.Found);
        using var browser = _host.Anonymous();
        var gone = await browser.GetAsync(used, Now);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        _host.Clock.Advance(Invitation.GoodFor);
        var old = await browser.GetAsync(late, Now);
        old.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var madeUp = await browser.GetAsync("/invitation/" + new string('a', 43), Now);
        Words(await old.Content.ReadAsStringAsync(Now)).ShouldBe(Words(await gone.Content.ReadAsStringAsync(Now)));
        Words(await madeUp.Content.ReadAsStringAsync(Now)).ShouldBe(Words(await gone.Content.ReadAsStringAsync(Now)));
    }

    [Fact]
    public async Task Two_who_use_the_link_at_once_are_one_person()
    {
        using var owner = await _host.SignedIn();
        var link = await Invite(owner, "twice@x.example", "csm");
        var browsers = Enumerable.Range(0, 4).Select(_ => _host.Anonymous()).ToList();
        var tokens = await Task.WhenAll(browsers.Select(browser => browser.FormToken(link)));
        var answers = await Task.WhenAll(browsers.Zip(tokens).Select(async (pair, i) =>
        {
            using var browser = pair.First;
            return (await browser.PostAsync(link, new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = $"Number {i}", ["password"] = Persons.Password, ["formToken"] = pair.Second }), Now)).StatusCode;
        }));
        answers.Count(status => status == HttpStatusCode.Found).ShouldBe(1);
        await using var db = _host.Workspace.OpenFor(Viewer.System);
        db.People.Count(p => p.Email == "twice@x.example").ShouldBe(1);
    }

    [Fact]
    public async Task Looking_at_a_link_records_nothing()
    {
        using var owner = await _host.SignedIn();
        var link = await Invite(owner, "scanned@x.example", "csm");
        using var scanner = _host.Anonymous();
        for (var i = 0; i < 3; i++) (await scanner.GetAsync(link, Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await scanner.GetAsync(link, Now)).Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        await Accept(link, HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_renewed_invitation_has_a_new_link_and_a_revoked_one_none()
    {
        using var owner = await _host.SignedIn();
        var first = await Invite(owner, "slow@x.example", "viewer");
        (await owner.PostForm(Form, Form, new() { ["email"] = "SLOW@x.example", ["role"] = "csm" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await using var db = _host.Workspace.OpenFor(Viewer.System);
        var id = db.Set<Invitation>().Single().Id;
        _host.Clock.Advance(Invitation.GoodFor);
        using var again = await _host.SignedIn();
        var second = Shown(await again.PostForm(People, $"{People}/invitations/{id}/renew", []));
        await Accept(await second, HttpStatusCode.Found);
        (await _host.Anonymous().GetAsync(first, Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var third = await Invite(again, "gone@x.example", "viewer");
        await using var later = _host.Workspace.OpenFor(Viewer.System);
        (await again.PostForm(People, $"{People}/invitations/{later.Set<Invitation>().Single(i => i.Email == "gone@x.example").Id}/revoke", [])).EnsureSuccess();
        (await _host.Anonymous().GetAsync(third, Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _host.Anonymous().GetAsync(await second, Now)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_leader_invites_anybody_but_an_owner()
    {
        using var leader = await _host.ApiOf(await _host.Add(Role.Leader));
        (await Send(leader, new NewInvitation("o@x.example", PersonRole.Owner))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Send(leader, new NewInvitation("l@x.example", PersonRole.Leader))).StatusCode.ShouldBe(HttpStatusCode.Created);
        using var csm = await _host.ApiOf(await _host.Add(Role.Csm));
        (await Send(csm, new NewInvitation("c@x.example", PersonRole.Viewer))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("no mail", "email")]
    [InlineData("a@b.example\r\nBcc: c@d.example", "email")]
    [InlineData(PerennialHost.OwnerEmail, "email")]
    public async Task What_is_no_new_mail_address_is_refused(string email, string field)
    {
        using var api = _host.Api();
        var answer = await Send(api, new NewInvitation(email, PersonRole.Csm));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Now)).ShouldContain($"\"field\":\"{field}\"");
    }

    [Fact]
    public async Task Accounts_that_do_not_exist_are_named_and_nobody_is_invited()
    {
        await Accounts("A-1");
        using var api = _host.Api();
        var answer = await Send(api, new NewInvitation("v@x.example", PersonRole.VirtualCsm, null, ["A-1", "A-9"]));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Now)).ShouldContain("A-9");
        await using var db = _host.Workspace.OpenFor(Viewer.System);
        db.Set<Invitation>().Any().ShouldBeFalse();
        db.Accounts.Single().CoOwners.ShouldBeEmpty();
    }

    private async Task Accounts(params string[] ids)
    {
        using var api = _host.Api();
        (await api.PutAsJsonAsync("/api/v1/accounts", ids.Select(id => new AccountItem(id, "Name of " + id)), ApiJson.Options, Now)).EnsureSuccessStatusCode();
    }

    private static async Task<string> Invite(HttpClient owner, string email, string role, string accounts = "") =>
        await Shown(await owner.PostForm(Form, Form, new() { ["email"] = email, ["role"] = role, ["accounts"] = accounts }));

    private static async Task<string> Shown(HttpResponseMessage answer)
    {
        var page = await answer.Content.ReadAsStringAsync(Now);
        var found = Link().Match(page);
        found.Success.ShouldBeTrue(page);
        return found.Groups[1].Value;
    }

    private async Task Accept(string link, HttpStatusCode status)
    {
        using var browser = _host.Anonymous();
        (await browser.PostForm(link, link, new() { ["name"] = "Somebody", ["password"] = Persons.Password })).StatusCode.ShouldBe(status);
    }

    private static Task<HttpResponseMessage> Send(HttpClient api, NewInvitation invitation) => api.PostAsJsonAsync("/api/v1/invitations", invitation, ApiJson.Options, Now);

    private static string Words(string body) => Trace().Replace(body, "");

    [GeneratedRegex("id=\"invitation-link\"[^>]*>https?://[^/]+(/invitation/[A-Za-z0-9_-]{43})<")]
    private static partial Regex Link();

    [GeneratedRegex("\"traceId\":\"[^\"]+\"|nonce=\"[^\"]+\"")]
    private static partial Regex Trace();
}
