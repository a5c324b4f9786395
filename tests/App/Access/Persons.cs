using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;

namespace Perennial.Tests.App.Access;

/// <summary>People of every role, for a test to be.</summary>
public static class Persons
{
    public const string Password = "nine loud harbours";
    private static int _last;

    public static async Task<Person> Add(this PerennialHost host, Role role, string? email = null, string? name = null)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var address = email ?? $"{role.Word}-{Interlocked.Increment(ref _last)}@perennial.example";
        var person = new Person { Name = name ?? $"{role.Name} {_last}", UserName = address, Email = address, Role = role, CreatedAt = host.Clock.GetUtcNow() };
        (await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person, Password)).Succeeded.ShouldBeTrue();
        return person;
    }

    /// <summary>A browser in which this person has signed in.</summary>
    public static async Task<HttpClient> SignedInAs(this PerennialHost host, Person person)
    {
        var browser = host.Anonymous();
        (await browser.PostForm("/sign-in", "/sign-in", new() { ["email"] = person.Email!, ["password"] = Password })).StatusCode.ShouldBe(HttpStatusCode.Found);
        return browser;
    }

    /// <summary>A program with a token of this person.</summary>
    public static async Task<HttpClient> ApiOf(this PerennialHost host, Person person, Scopes scopes = Scopes.Admin)
    {
        var (_, text) = await host.Services.GetRequiredService<Tokens>().MakeAsync("test", scopes, null, person.Id, CancellationToken.None);
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Url };
        client.DefaultRequestHeaders.Authorization = new("Bearer", text);
        return client;
    }

    public static async Task Disable(this PerennialHost host, Person person)
    {
        await using var db = host.Workspace.OpenFor(Viewer.System);
        db.People.Single(p => p.Id == person.Id).DisabledAt = host.Clock.GetUtcNow();
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Puts somebody on the team of an account, as the accounts' own facts would.</summary>
    public static async Task Give(this PerennialHost host, Person person, params string[] accounts)
    {
        await using var db = host.Workspace.OpenFor(Viewer.System);
        foreach (var id in db.Accounts.Where(a => accounts.Contains(a.ExternalId)).Select(a => a.Id).ToList())
            db.Add(new AccountTeam { AccountId = id, EmailKey = FoldedKey.Of(person.Email!), Part = AccountTeam.CoOwner });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public static async Task Take(this PerennialHost host, Person person, string account)
    {
        await using var db = host.Workspace.OpenFor(Viewer.System);
        var (id, key) = (db.Accounts.Single(a => a.ExternalId == account).Id, FoldedKey.Of(person.Email!));
        db.RemoveRange(db.Set<AccountTeam>().Where(t => t.AccountId == id && t.EmailKey == key));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
