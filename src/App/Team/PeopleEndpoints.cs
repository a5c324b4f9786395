using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Team;

/// <summary>People for programs. Leaders read, owners change.</summary>
internal static class PeopleEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root + "/people").WithTags("People").WithMetadata(new ParameterWords("id", "Number of the person."));
        api.MapGet("", List).RequireScope(Scopes.Lead).WithName("listPeople").WithSummary("Everybody with role and book")
            .WithDescription("In the order in which they came, the disabled ones too. Accounts and MRR are those on whose team their mail address is.");
        api.MapGet("/{id:long}", One).RequireScope(Scopes.Lead).WithName("getPerson").WithSummary("One person").WithDescription("With role, book and second factor.");
        api.MapPut("/{id:long}/role", SetRole).RequireScope(Scopes.Admin).WithName("setPersonRole").WithSummary("Choose what somebody is")
            .WithDescription("It holds from their next request on, for their tokens too. The last owner stays one.");
        api.MapPost("/{id:long}/disable", Disable).RequireScope(Scopes.Admin).WithName("disablePerson").WithSummary("Let somebody in no more")
            .WithDescription("Their sessions end, their tokens are revoked. What they did stays. The last owner cannot be disabled.");
        api.MapPost("/{id:long}/enable", Enable).RequireScope(Scopes.Admin).WithName("enablePerson").WithSummary("Let somebody in again").WithDescription("With their password and second factor as they were; tokens are made anew.");
        api.MapDelete("/{id:long}/sessions", EndSessions).RequireScope(Scopes.Admin).WithName("endPersonSessions").WithSummary("Sign somebody out everywhere").WithDescription("Tokens stay good.");
        api.MapDelete("/{id:long}/second-factor", RemoveFactors).RequireScope(Scopes.Admin).WithName("removePersonSecondFactor").WithSummary("Remove somebody's second factor")
            .WithDescription("For who has lost phone and recovery codes: authenticator app, recovery codes and passkeys are gone, the password stays.");
    }

    private static async Task<Ok<Page<PersonItem>>> List([AsParameters] Paging paging, PeopleList people, CancellationToken cancellation) => TypedResults.Ok(await people.PartAsync(paging, cancellation));

    private static async Task<Results<Ok<PersonItem>, ProblemHttpResult>> One(long id, PeopleList people, CancellationToken cancellation) =>
        await people.FindAsync(id, cancellation) is { } person ? TypedResults.Ok(person) : Unknown(id);

    private static async Task<Results<Ok<PersonItem>, ProblemHttpResult>> SetRole(long id, RoleChoice choice, PersonChanges changes, PeopleList people, Viewer viewer, CancellationToken cancellation) =>
        await SaidAsync(id, await changes.SetRoleAsync(viewer, id, RoleInClient.Read(choice.Role), cancellation), people, cancellation);

    private static async Task<Results<Ok<PersonItem>, ProblemHttpResult>> Disable(long id, PersonChanges changes, PeopleList people, Viewer viewer, CancellationToken cancellation) =>
        await SaidAsync(id, await changes.DisableAsync(viewer, id, cancellation), people, cancellation);

    private static async Task<Results<Ok<PersonItem>, ProblemHttpResult>> Enable(long id, PersonChanges changes, PeopleList people, Viewer viewer, CancellationToken cancellation) =>
        await SaidAsync(id, await changes.EnableAsync(viewer, id, cancellation), people, cancellation);

    private static async Task<Results<Ok<PersonItem>, ProblemHttpResult>> EndSessions(long id, PersonChanges changes, PeopleList people, Viewer viewer, CancellationToken cancellation) =>
        await SaidAsync(id, await changes.EndSessionsAsync(viewer, id, cancellation), people, cancellation);

    private static async Task<Results<Ok<PersonItem>, ProblemHttpResult>> RemoveFactors(long id, PersonChanges changes, PeopleList people, Viewer viewer, CancellationToken cancellation) =>
        await SaidAsync(id, await changes.RemoveFactorsAsync(viewer, id, cancellation), people, cancellation);

    private static async Task<Results<Ok<PersonItem>, ProblemHttpResult>> SaidAsync(long id, (Person? Person, string? Refusal) done, PeopleList people, CancellationToken cancellation) =>
        done.Person is null ? Unknown(id) : done.Refusal is { } refusal ? Problems.Conflict(refusal) : TypedResults.Ok((await people.FindAsync(id, cancellation))!);

    private static ProblemHttpResult Unknown(long id) => Problems.NotFound($"There is no person {id}.");
}
