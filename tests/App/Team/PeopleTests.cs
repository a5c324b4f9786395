using System.Net;
using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;

namespace Perennial.Tests.App.Team;

public sealed class PeopleTests : IAsyncLifetime
{
    private const string People = "/settings/people";
    private PerennialHost _host = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await PerennialHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Disabling_somebody_ends_browser_and_token_with_the_next_request_and_for_good()
    {
        var person = await _host.Add(Role.Csm);
        using var browser = await _host.SignedInAs(person);
        using var program = await _host.ApiOf(person);
        (await browser.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await program.GetAsync("/api/v1/accounts", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var owner = await _host.SignedIn();
        (await owner.PostForm($"{People}/{person.Id}", $"{People}/{person.Id}/disable", [])).EnsureSuccess();
        (await browser.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await program.GetAsync("/api/v1/accounts", Now)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        _host.Clock.Advance(TimeSpan.FromSeconds(60));
        (await browser.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.Found);
        using var again = _host.Anonymous();
        (await again.PostForm("/sign-in", "/sign-in", new() { ["email"] = person.Email!, ["password"] = Persons.Password })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await owner.PostForm($"{People}/{person.Id}", $"{People}/{person.Id}/enable", [])).EnsureSuccess();
        (await browser.GetAsync("/find", Now)).StatusCode.ShouldBe(HttpStatusCode.Found, "an ended session stays ended");
        (await program.GetAsync("/api/v1/accounts", Now)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "a revoked token stays revoked");
        (await _host.SignedInAs(person)).Dispose();
    }

    [Fact]
    public async Task The_last_owner_stays_and_stays_an_owner()
    {
        using var api = _host.Api();
        var owner = (await All(api)).Single();
        (await api.PostAsync($"/api/v1/people/{owner.Id}/disable", null, Now)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await SetRole(api, owner.Id, PersonRole.Leader)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var second = await _host.Add(Role.Owner);
        await _host.Disable(second);
        (await SetRole(api, owner.Id, PersonRole.Leader)).StatusCode.ShouldBe(HttpStatusCode.Conflict, "a disabled owner is none");
        await _host.Add(Role.Owner);
        (await SetRole(api, owner.Id, PersonRole.Leader)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_owners_cannot_put_each_other_out_at_once()
    {
        var (a, b) = (await _host.Add(Role.Owner), await _host.Add(Role.Owner));
        using var api = _host.Api();
        (await SetRole(api, (await All(api)).Single(p => p.Email == PerennialHost.OwnerEmail).Id, PersonRole.Viewer)).EnsureSuccessStatusCode();
        using var byA = await _host.ApiOf(a);
        using var byB = await _host.ApiOf(b);
        await Task.WhenAll(byA.PostAsync($"/api/v1/people/{b.Id}/disable", null, Now), byB.PostAsync($"/api/v1/people/{a.Id}/disable", null, Now));
        (await All(api)).Count(p => p.Role == PersonRole.Owner && p.DisabledAt is null).ShouldBe(1);
    }

    [Fact]
    public async Task A_change_of_role_holds_for_the_next_request_of_browser_and_token()
    {
        var person = await _host.Add(Role.Leader);
        using var browser = await _host.SignedInAs(person);
        using var program = await _host.ApiOf(person);
        (await browser.GetAsync("/imports", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var api = _host.Api();
        (await SetRole(api, person.Id, PersonRole.VirtualCsm)).EnsureSuccessStatusCode();
        (await browser.GetAsync("/imports", Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await program.GetAsync("/api/v1/imports", Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_owner_removes_the_second_factor_of_who_has_lost_it()
    {
        var person = await _host.Add(Role.Csm);
        await using (var db = _host.Workspace.OpenFor(Viewer.System))
        {
            db.Add(new Authenticator { PersonId = person.Id, Secret = "x", CreatedAt = _host.Clock.GetUtcNow(), ConfirmedAt = _host.Clock.GetUtcNow() });
            db.People.Single(p => p.Id == person.Id).TwoFactorEnabled = true;
            await db.SaveChangesAsync(Now);
        }
        using var leader = await _host.ApiOf(await _host.Add(Role.Leader));
        (await leader.DeleteAsync($"/api/v1/people/{person.Id}/second-factor", Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var api = _host.Api();
        (await api.DeleteAsync($"/api/v1/people/{person.Id}/second-factor", Now)).EnsureSuccessStatusCode();
        (await _host.SignedInAs(person)).Dispose();
    }

    [Fact]
    public async Task A_token_does_no_more_than_its_person_may_and_nobody_makes_one_that_may_more()
    {
        var csm = await _host.Add(Role.Csm);
        using var program = await _host.ApiOf(csm, Scopes.Admin);
        (await program.GetAsync("/api/v1/tokens", Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await program.GetAsync("/api/v1/imports", Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var leader = await _host.ApiOf(await _host.Add(Role.Leader), Scopes.Write);
        (await leader.GetAsync("/api/v1/imports", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var browser = await _host.SignedInAs(csm);
        var refused = await browser.PostForm("/settings/tokens", "/settings/tokens", new() { ["name"] = "more", ["scope"] = "Admin", ["days"] = "30" });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await (await browser.PostForm("/settings/tokens", "/settings/tokens", new() { ["name"] = "mine", ["scope"] = "Write", ["days"] = "30" })).Content.ReadAsStringAsync(Now);
        page.ShouldContain("made-token");
        page.ShouldNotContain("Command line on this machine");
    }

    [Fact]
    public async Task People_are_listed_with_their_book()
    {
        var person = await _host.Add(Role.VirtualCsm, "Vera@Virtual.example");
        using var api = _host.Api();
        (await api.PutAsJsonAsync("/api/v1/accounts", (AccountItem[])[new("A-1", CoOwners: ["vera@virtual.example"]), new("A-2", OwnerEmail: "vera@virtual.example"), new("A-3")], ApiJson.Options, Now)).EnsureSuccessStatusCode();
        (await api.PutAsJsonAsync("/api/v1/subscription-lines", (SubscriptionLineItem[])[new("A-1", "S", "L", "2025-01-01", 70) { Currency = "USD", Interval = "month", Kind = "recurring", Quantity = 1 }], ApiJson.Options, Now)).EnsureSuccessStatusCode();
        (await All(api)).Single(p => p.Id == person.Id).ShouldSatisfyAllConditions(p => p.Accounts.ShouldBe(2), p => p.Mrr.ShouldBe(70));
        using var owner = await _host.SignedIn();
        (await owner.GetStringAsync($"{People}/{person.Id}", Now)).ShouldContain("2 accounts, $70 of MRR");
    }

    private static async Task<IReadOnlyList<PersonItem>> All(HttpClient api) => (await api.GetFromJsonAsync<Page<PersonItem>>("/api/v1/people", ApiJson.Options, Now))!.Items;

    private static Task<HttpResponseMessage> SetRole(HttpClient api, long id, PersonRole role) => api.PutAsJsonAsync($"/api/v1/people/{id}/role", new RoleChoice(role), ApiJson.Options, Now);
}
