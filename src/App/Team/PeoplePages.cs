using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Settings;
using Perennial.App.Shell;

namespace Perennial.App.Team;

/// <summary>Settings, People: who works here, as what and on which accounts.</summary>
internal static class PeoplePages
{
    private const string Root = "/settings/people";

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Root).RequireScope(Scopes.Lead).ForPersonsOnly();
        pages.MapGet("", Show);
        pages.MapGet("/{id:long}", ShowOne);
        pages.MapPost("/{id:long}/accounts", Give);
        var changes = app.MapGroup(Root + "/{id:long}").RequireScope(Scopes.Admin).ForPersonsOnly();
        app.MapPost(Root + "/second-factor", RequireFactor).RequireScope(Scopes.Admin).ForPersonsOnly();
        changes.MapPost("/role", (long id, [FromForm] string? role, PersonChanges people, HttpContext http) => RoleWords.Find(role) is { } chosen
            ? DoAsync(id, http, people.SetRoleAsync(http.Viewer, id, chosen, http.RequestAborted), person => $"{person.Name} is now {chosen.Name}.") : Task.FromResult<IResult>(TypedResults.LocalRedirect($"{Root}/{id}")));
        changes.MapPost("/disable", (long id, PersonChanges people, HttpContext http) => DoAsync(id, http, people.DisableAsync(http.Viewer, id, http.RequestAborted), person => $"{person.Name} is let in no more: sessions and tokens have ended."));
        changes.MapPost("/enable", (long id, PersonChanges people, HttpContext http) => DoAsync(id, http, people.EnableAsync(http.Viewer, id, http.RequestAborted), person => $"{person.Name} may sign in again."));
        changes.MapPost("/end-sessions", (long id, PersonChanges people, HttpContext http) => DoAsync(id, http, people.EndSessionsAsync(http.Viewer, id, http.RequestAborted), person => $"{person.Name} is signed out everywhere."));
        changes.MapPost("/remove-factors", (long id, PersonChanges people, HttpContext http) => DoAsync(id, http, people.RemoveFactorsAsync(http.Viewer, id, http.RequestAborted), person => $"{person.Name} signs in with the password alone now."));
        app.MapGet("/fragments/people/accounts", FindAccounts).RequireScope(Scopes.Lead);
    }

    private static Task<IResult> Show(PeopleList people, AppDb db, TimeProvider clock, CancellationToken cancellation) => ListAsync(people, db, clock, null, cancellation);

    /// <summary>Requires a second factor of everybody, or does so no more.</summary>
    private static async Task<IResult> RequireFactor([FromForm] string? required, WorkspaceSettings settings, PeopleList people, AppDb db, TimeProvider clock, HttpContext http)
    {
        var wanted = required == "yes";
        if (wanted && await SecondFactorRule.RefusalAsync(db, http.RequestAborted) is { } refusal) return await ListAsync(people, db, clock, refusal, http.RequestAborted);
        await settings.ChooseAsync([], http.Viewer, http.RequestAborted, wanted);
        new Toast(wanted ? "A second factor is required of everybody now." : "A second factor is everybody's own choice now.", Root + "/second-factor", new Dictionary<string, string>(StringComparer.Ordinal) { ["required"] = wanted ? "no" : "yes" }).ShowNext(http);
        return TypedResults.LocalRedirect(Root);
    }

    private static async Task<IResult> ListAsync(PeopleList people, AppDb db, TimeProvider clock, string? problem, CancellationToken cancellation) => new RazorComponentResult<PeoplePage>(new
    {
        FactorRequired = await SecondFactorRule.IsRequiredAsync(db, cancellation),
        FactorProblem = problem,
        People = (await people.PartAsync(new Paging { Limit = Paging.Most }, cancellation)).Items,
        Invitations = (await InvitationList.PartAsync(db, new Paging { Limit = 50 }, clock.GetUtcNow(), cancellation)).Items,
    })
    { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };

    private static Task<IResult> ShowOne(long id, PeopleList people, AppDb db, HttpContext http) => PageAsync(id, people, db, http, null);

    private static async Task<IResult> Give(long id, [FromForm] string? accounts, [FromForm] string? take, PeopleList people, GivenAccounts given, AppDb db, HttpContext http)
    {
        if (await people.FindAsync(id, http.RequestAborted) is not { } person) return Unknown(id);
        var ids = GivenAccounts.Read(take ?? accounts);
        if (await given.UnknownAsync(ids, http.RequestAborted) is { Count: > 0 } unknown) return await PageAsync(id, people, db, http, GivenAccounts.Words(unknown));
        var (change, count) = take is null ? await given.GiveAsync(person.Email, ids, http.RequestAborted) : await given.TakeAsync(person.Email, ids, http.RequestAborted);
        Told(http, $"{GivenAccounts.Accounts(count)} {(take is null ? "given to" : "taken from")} {person.Name}.", change, $"{Root}/{id}");
        return TypedResults.LocalRedirect($"{Root}/{id}");
    }

    /// <summary>Says what was done, with the way back where there is one.</summary>
    internal static void Told(HttpContext http, string words, long? change, string back) =>
        (change is { } id ? new Toast(words, $"/changes/{id}/undo", new Dictionary<string, string>(StringComparer.Ordinal) { ["back"] = back }) : new Toast(words)).ShowNext(http);

    private static async Task<IResult> FindAccounts(string? q, AppDb db, CancellationToken cancellation) =>
        new RazorComponentResult<AccountChoices>(new { Found = string.IsNullOrWhiteSpace(q) ? [] : (await Find.ForAsync(q, [], db, cancellation)).Accounts });

    private static async Task<IResult> DoAsync(long id, HttpContext http, Task<(Person? Person, string? Refusal)> change, Func<Person, string> words)
    {
        var (person, refusal) = await change;
        if (person is null) return Unknown(id);
        new Toast(refusal ?? words(person)).ShowNext(http);
        return TypedResults.LocalRedirect($"{Root}/{id}");
    }

    private static async Task<IResult> PageAsync(long id, PeopleList people, AppDb db, HttpContext http, string? problem)
    {
        var cancellation = http.RequestAborted;
        if (await people.FindAsync(id, cancellation) is not { } person) return Unknown(id);
        var mayAll = http.Viewer.May(Scopes.Admin);
        return new RazorComponentResult<PersonPage>(new
        {
            Person = person,
            Book = await BookOfPerson.ReadAsync(db, person.Email, cancellation),
            Sessions = mayAll ? await db.Sessions.AsNoTracking().Where(s => s.PersonId == id).OrderByDescending(s => s.LastSeenAt).ToListAsync(cancellation) : [],
            Tokens = mayAll ? await db.ApiTokens.AsNoTracking().Where(t => t.PersonId == id && t.RevokedAt == null).OrderByDescending(t => t.Id).ToListAsync(cancellation) : [],
            Problem = problem,
        })
        { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    private static PageRefusal Unknown(long id) => new(Problems.NotFound($"There is no person {id}."));
}
