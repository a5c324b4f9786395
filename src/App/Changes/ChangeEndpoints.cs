using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Changes;

/// <summary>What people did, and the way to take it back.</summary>
internal static class ChangeEndpoints
{
    private const int RowsOfPage = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root + "/changes").WithTags("Changes");
        api.MapGet("", List).RequireScope(Scopes.Read).WithName("listChanges").WithSummary("What people changed, the latest first")
            .WithDescription("Each is one act, on one record or on thousands, that can be taken back whole. Who does not see every account sees their own.");
        api.MapGet("/{id:long}", One).RequireScope(Scopes.Read).WithName("getChange").WithSummary("One change").WithDescription("With who made it, and whether it can be taken back.").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/{id:long}/undo", Undo).RequireScope(Scopes.Write).WithName("undoChange").WithSummary("Take a change back")
            .WithDescription("Its facts stay but no longer count, and the records stand as they would without it. What was changed since stays. One's own, or with more rights anybody's.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        app.MapGet("/changes", ShowList).RequireScope(Scopes.Read);
        app.MapPost("/changes/{id:long}/undo", UndoOnPage).RequireScope(Scopes.Write);
    }

    private static async Task<Ok<Page<ChangeRow>>> List([AsParameters] Paging paging, KnownChanges changes, CancellationToken cancellation) =>
        TypedResults.Ok(await changes.PartAsync(paging, cancellation));

    private static async Task<Results<Ok<ChangeRow>, ProblemHttpResult>> One([Description("Number of the change.")] long id, KnownChanges changes, CancellationToken cancellation) =>
        await changes.FindAsync(id, cancellation) is { } change ? TypedResults.Ok(change) : Unknown(id);

    private static async Task<Results<Ok<ChangeRow>, ProblemHttpResult>> Undo([Description("Number of the change.")] long id, KnownChanges changes, CancellationToken cancellation) =>
        await changes.UndoAsync(id, cancellation) switch
        {
            (null, null) => Unknown(id),
            (_, { } refusal) => Problems.Conflict(refusal),
            ({ } change, _) => TypedResults.Ok(change),
        };

    private static async Task<IResult> ShowList([AsParameters] Paging paging, KnownChanges changes, CancellationToken cancellation)
    {
        var part = await changes.PartAsync(paging with { Limit = paging.Limit ?? RowsOfPage }, cancellation);
        return new RazorComponentResult<ChangesPage>(new { part.Items, Next = part.NextCursor });
    }

    private static async Task<IResult> UndoOnPage(long id, [FromForm] string? back, KnownChanges changes, HttpContext http, CancellationToken cancellation)
    {
        var (change, refusal) = await changes.UndoAsync(id, cancellation);
        if (change is null && refusal is null) return new PageRefusal(Unknown(id));
        new Toast(refusal ?? $"Taken back: {change!.Words}").ShowNext(http);
        return TypedResults.LocalRedirect(LocalUrl.OrHome(back ?? "/changes"));
    }

    private static ProblemHttpResult Unknown(long id) => Problems.NotFound($"There is no change {id}.");
}
