using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Team;

/// <summary>Accounts given, taken and handed over, for programs.</summary>
internal static class HandOverEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root + "/people/{id:long}").WithTags("People").RequireScope(Scopes.Lead).WithMetadata(new ParameterWords("id", "Number of the person."));
        api.MapPost("/hand-over", Do).WithName("handOver").WithSummary("Hand somebody's accounts over to others")
            .WithDescription("All or some of their book, to one person or spread evenly among several by MRR or count. With dryRun nothing is changed. It is one change, which can be taken back whole.");
        api.MapPost("/accounts", Give).WithName("giveAccounts").WithSummary("Give accounts to somebody, or take them away")
            .WithDescription("Who is given an account becomes its co-owner; who loses one leaves its team. For a virtual CSM that decides what they see, from their next request on.");
    }

    private static async Task<Results<Ok<HandOverResult>, ProblemHttpResult>> Do(long id, HandOverWish wish, HandOver handOver, CancellationToken cancellation)
    {
        var (plan, problem) = await handOver.PlanAsync(id, wish, cancellation);
        if (problem is var (field, message)) return Problems.Field(field, message);
        if (plan is null) return Unknown(id);
        return TypedResults.Ok(new HandOverResult(plan.Said, wish.DryRun ? null : await handOver.DoAsync(plan, wish.Note, cancellation)));
    }

    private static async Task<Results<Ok<PersonItem>, ProblemHttpResult>> Give(long id, AccountsGiven wanted, GivenAccounts given, PeopleList people, CancellationToken cancellation)
    {
        if (await people.FindAsync(id, cancellation) is not { } person) return Unknown(id);
        var (give, take) = (wanted.Give ?? [], wanted.Take ?? []);
        if (await given.UnknownAsync([.. give, .. take], cancellation) is { Count: > 0 } unknown) return Problems.Field("give", GivenAccounts.Words(unknown));
        await given.GiveAsync(person.Email, give, cancellation);
        await given.TakeAsync(person.Email, take, cancellation);
        return TypedResults.Ok((await people.FindAsync(id, cancellation))!);
    }

    private static ProblemHttpResult Unknown(long id) => Problems.NotFound($"There is no person {id}.");
}
