using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Access;

public sealed partial class SecondFactorRequiredTests : IAsyncLifetime
{
    private const string SignIn = "/settings/sign-in", App = SignIn + "/authenticator", People = "/settings/people", Switch = People + "/second-factor";
    private PerennialHost _host = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await PerennialHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    public static TheoryData<string> Roles() => [.. RoleWords.All.Select(role => role.Word)];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Who_has_none_gets_no_further_than_setting_one_up_and_then_everywhere_again(string role)
    {
        var person = await _host.Add(RoleWords.Find(role)!.Value);
        using var before = await _host.SignedInAs(person);
        using var program = await _host.ApiOf(person, person.Role.Scopes);
        (await before.GetAsync("/accounts", Now)).StatusCode.ShouldNotBe(HttpStatusCode.Forbidden);
        await Require();

        using var later = await _host.SignedInAs(person);
        foreach (var browser in (HttpClient[])[before, later])
        {
            foreach (var page in (string[])["/", "/accounts", "/settings", "/settings/tokens", "/settings/people", "/accounts.csv", "/fragments/find?q=a"])
                (await browser.GetAsync(page, Now)).Headers.Location?.ToString().ShouldBe(SignIn, page);
            var refused = await browser.GetAsync("/api/v1/accounts", Now);
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await refused.Content.ReadAsStringAsync(Now)).ShouldContain("requires a second factor");
            (await browser.PostForm(SignIn, "/settings/tokens", new() { ["name"] = "way round" })).Headers.Location?.ToString().ShouldBe(SignIn);
        }
        using var fragment = new HttpRequestMessage(HttpMethod.Get, "/fragments/find?q=a");
        fragment.Headers.Add("HX-Request", "true");
        (await later.SendAsync(fragment, Now)).Headers.GetValues("HX-Redirect").ShouldBe([SignIn]);
        (await program.GetAsync("/api/v1/accounts", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await later.GetStringAsync(SignIn, Now)).ShouldContain("Set up a second factor");

        await SetUp(later);
        (await later.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await before.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await later.PostForm(SignIn, App + "/off", new() { ["current"] = Persons.Password })).EnsureSuccess();
        (await later.GetAsync("/find", Now)).Headers.Location?.ToString().ShouldBe(SignIn);
    }

    [Fact]
    public async Task A_passkey_is_a_second_factor_too_and_its_coming_and_going_stand_in_the_audit_chain()
    {
        var person = await _host.Add(Role.Csm);
        await Require();
        using var browser = await _host.SignedInAs(person);
        (await browser.GetAsync("/find", Now)).Headers.Location?.ToString().ShouldBe(SignIn);
        await using var db = _host.Workspace.OpenFor(Viewer.Everyone(person.Id, person.Name));
        db.Add(new IdentityUserPasskey<long> { UserId = person.Id, CredentialId = [7, 7, 7, 7], Data = new() { PublicKey = [9, 9, 9, 9], Name = "work laptop", CreatedAt = _host.Clock.GetUtcNow(), AttestationObject = [], ClientDataJson = [] } });
        await db.SaveChangesAsync(Now);
        (await browser.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using (var stranger = _host.Anonymous())
        {
            var answer = await stranger.PostForm("/sign-in", "/sign-in", new() { ["email"] = person.Email!, ["password"] = Persons.Password });
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "a password alone opens nothing any more");
            (await answer.Content.ReadAsStringAsync(Now)).ShouldContain("Sign in with your passkey");
        }
        (await browser.PostForm(SignIn, SignIn + "/passkeys/remove", new() { ["id"] = System.Buffers.Text.Base64Url.EncodeToString([7, 7, 7, 7]) })).EnsureSuccess();
        (await browser.GetAsync("/find", Now)).Headers.Location?.ToString().ShouldBe(SignIn);

        using var client = _host.Client();
        var told = await client.AuditAsync(kind: "passkey", cancellation: Now).ToListAsync(Now);
        told.Select(row => (row.Verb, row.Name, row.Actor)).ShouldBe([("removed", "work laptop", person.Name), ("added", "work laptop", person.Name)]);
        told[0].Subject.ShouldBe($"passkey:{person.Id}");
        told[0].Details.ShouldBe($$$"""{"person_id":{"from":"{{{person.Id}}}"}}""");
        (await client.VerifyAuditAsync([], Now)).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_authenticator_s_coming_and_going_stand_in_the_audit_chain_without_its_secret()
    {
        var person = await _host.Add(Role.Csm);
        using var browser = await _host.SignedInAs(person);
        var secret = await SetUp(browser);
        (await browser.PostForm(SignIn, App + "/off", new() { ["current"] = Persons.Password })).EnsureSuccess();
        using var client = _host.Client();
        var told = await client.AuditAsync(kind: "authenticator", cancellation: Now).ToListAsync(Now);
        told.Select(row => (row.Verb, row.Actor)).ShouldBe([("removed", person.Name), ("changed", person.Name), ("added", person.Name)]);
        var all = string.Join('\n', await client.AuditAsync(cancellation: Now).Select(row => row.Details).ToListAsync(Now));
        all.ShouldContain("two_factor_enabled");
        all.ShouldNotContain("secret");
        all.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Only_an_owner_with_a_second_factor_requires_it_and_the_chain_says_who()
    {
        var (owner, leader) = (await _host.Add(Role.Owner), await _host.Add(Role.Leader));
        using var browser = await _host.SignedInAs(owner);
        using var program = await _host.ApiOf(owner);
        var refused = await browser.PostForm(People, Switch, new() { ["required"] = "yes" });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync(Now)).ShouldContain("of your own first");
        var byProgram = await program.PutAsJsonAsync("/api/v1/settings", new Dictionary<string, string> { ["second-factor"] = "required", ["pause"] = "contraction" }, Now);
        byProgram.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await byProgram.Content.ReadAsStringAsync(Now)).ShouldContain("\"field\":\"second-factor\"");
        (await Value("second-factor"), await Value("pause")).ShouldBe(("optional", "churn"));
        (await program.PutAsJsonAsync("/api/v1/settings", new Dictionary<string, string> { ["second-factor"] = "perhaps" }, Now)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var lead = await _host.SignedInAs(leader);
        (await lead.PostForm(SignIn, Switch, new() { ["required"] = "yes" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        await SetUp(browser);
        (await browser.PostForm(People, Switch, new() { ["required"] = "yes" })).Headers.Location?.ToString().ShouldBe(People);
        (await Value("second-factor")).ShouldBe("required");
        (await browser.GetStringAsync(People, Now)).ShouldContain("gets no further than setting one up");
        (await lead.GetAsync("/find", Now)).Headers.Location?.ToString().ShouldBe(SignIn);
        (await browser.PostForm(People, Switch, new() { ["required"] = "no" })).EnsureSuccess();
        (await lead.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var client = _host.Client();
        var told = await client.AuditAsync(kind: "option", cancellation: Now).ToListAsync(Now);
        told.Select(row => (row.Name, row.Actor, row.Details)).ShouldBe(
        [
            ("second-factor", owner.Name, """{"value":{"from":"required","to":"optional"}}"""), ("second-factor", owner.Name, """{"value":{"from":"optional","to":"required"}}"""),
        ]);
    }

    /// <summary>By the machine's own token.</summary>
    private async Task Require()
    {
        using var client = _host.Client();
        await client.SetSettingsAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["second-factor"] = "required" }, Now);
    }

    private async Task<string> Value(string setting)
    {
        using var client = _host.Client();
        return (await client.SettingsAsync(Now)).Items.Single(item => item.Name == setting).Value;
    }

    private async Task<string> SetUp(HttpClient browser)
    {
        (await browser.PostForm(SignIn, App + "/begin", [])).EnsureSuccess();
        var secret = Shown().Match(await browser.GetStringAsync(App, Now)).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        var done = await browser.PostForm(App, App, new() { ["code"] = Totp.CodeAt(SecondFactorTests.FromBase32(secret), Totp.StepAt(_host.Clock.GetUtcNow())) });
        done.StatusCode.ShouldBe(HttpStatusCode.OK);
        return secret;
    }

    [GeneratedRegex("id=\"totp-secret\"[^>]*>([A-Z2-7 ]+)<")]
    private static partial Regex Shown();
}
