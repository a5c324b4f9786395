using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Access;

internal static class TokenEndpoints
{
    private const string Page = "/settings/tokens";

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Page).RequireScope(Scopes.Read).ForPersonsOnly();
        pages.MapGet("", async (AppDb db, CancellationToken cancellation) => await ShowAsync(db, new NewTokenForm(), [], null, StatusCodes.Status200OK, cancellation));
        pages.MapPost("", MakeOnPage);
        pages.MapPost("/{id:long}/revoke", RevokeOnPage);

        var api = app.MapGroup("/api/v1/tokens").RequireScope(Scopes.Admin).WithTags("Tokens");
        api.MapGet("", (AppDb db, [AsParameters] Paging paging, CancellationToken cancellation) => TokenList.ReadAsync(db, paging, cancellation))
            .WithName("listTokens").WithSummary("List API tokens").WithDescription("Newest first, the expired and revoked ones too. Secrets are not kept and cannot be listed.");
        api.MapPost("", Make).WithMetadata(new NotReplayed())
            .WithName("makeToken").WithSummary("Make an API token").WithDescription("The answer is the only place where the token's secret ever appears. For that reason an Idempotency-Key is not taken.");
        api.MapGet("/{id:long}", Read)
            .WithName("readToken").WithSummary("Read an API token").WithDescription("What is kept of the token, with an ETag.");
        api.MapDelete("/{id:long}", Revoke)
            .WithName("revokeToken").WithSummary("Revoke an API token").WithDescription("From the next request on the token is refused. It stays in the list. To revoke it again changes nothing.");
    }

    private static async Task<Results<Created<MadeToken>, ProblemHttpResult>> Make(NewToken wanted, Tokens tokens, HttpContext context, TimeProvider clock, CancellationToken cancellation)
    {
        if (Wrong(wanted, context.Viewer, clock) is var (field, message)) return Problems.Field(field, message);
        var (row, text) = await tokens.MakeAsync(wanted.Name.Trim(), TokenList.FromClient(wanted.Scopes), wanted.ExpiresAt, context.Viewer.PersonId, cancellation, context.Viewer);
        return TypedResults.Created($"/api/v1/tokens/{row.Id}", new MadeToken(TokenList.Shown(row, context.Viewer.Name), text));
    }

    private static async Task<Results<Ok<Token>, ProblemHttpResult, StatusCodeHttpResult>> Read([Description("Number of the token.")] long id, AppDb db, HttpContext context, CancellationToken cancellation)
    {
        if (await TokenList.FindAsync(db, id, cancellation) is not { } token) return Problems.NotFound($"There is no token {id}.");
        return context.Refuses(TagOf(token)) switch
        {
            ProblemHttpResult problem => problem,
            StatusCodeHttpResult seen => seen,
            _ => TypedResults.Ok(token),
        };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Revoke([Description("Number of the token.")] long id, AppDb db, TimeProvider clock, HttpContext context, CancellationToken cancellation)
    {
        if (await TokenList.FindAsync(db, id, cancellation) is not { } token) return Problems.NotFound($"There is no token {id}.");
        if (context.Refuses(TagOf(token)) is ProblemHttpResult changed) return changed;
        await RevokeAsync(db, id, clock, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> MakeOnPage([FromForm] NewTokenForm form, Tokens tokens, AppDb db, HttpContext context, TimeProvider clock, CancellationToken cancellation)
    {
        var wanted = form.Wanted(clock);
        if (Wrong(wanted, context.Viewer, clock) is var (_, message)) return await ShowAsync(db, form, [message], null, StatusCodes.Status422UnprocessableEntity, cancellation);
        var (_, text) = await tokens.MakeAsync(wanted.Name.Trim(), TokenList.FromClient(wanted.Scopes), wanted.ExpiresAt, context.Viewer.PersonId, cancellation, context.Viewer);
        return await ShowAsync(db, new NewTokenForm(), [], text, StatusCodes.Status200OK, cancellation);
    }

    private static async Task<IResult> RevokeOnPage(long id, [FromForm] string? back, AppDb db, TimeProvider clock, CancellationToken cancellation)
    {
        await RevokeAsync(db, id, clock, cancellation);
        return TypedResults.LocalRedirect(LocalUrl.Is(back) ? back! : Page);
    }

    private static async Task RevokeAsync(AppDb db, long id, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.ApiTokens.FirstOrDefaultAsync(t => t.Id == id, cancellation) is not { } token || !TokenList.IsFor(db.Viewer, token)) return;
        token.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    private static async Task<IResult> ShowAsync(AppDb db, NewTokenForm form, IReadOnlyList<string> problems, string? made, int status, CancellationToken cancellation)
    {
        var list = await TokenList.ReadAsync(db, new Paging { Limit = Paging.Most }, cancellation);
        return new RazorComponentResult<TokensPage>(new { Tokens = list.Items, Form = form, Problems = problems, Made = made }) { StatusCode = status };
    }

    private static EntityTagHeaderValue TagOf(Token token) => ETags.Of($"{token.Id} {token.RevokedAt:O} {token.LastUsedAt:O}");

    private static (string Field, string Message)? Wrong(NewToken wanted, Viewer viewer, TimeProvider clock) => wanted switch
    {
        _ when string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Trim().Length > 100 => ("name", "Give the token a name of 1 to 100 characters."),
        _ when wanted.Scopes.Count == 0 => ("scopes", "Give the token at least one scope: read, write or admin."),
        _ when !viewer.Scopes.Allow(TokenList.FromClient(wanted.Scopes)) => ("scopes", "A token may do no more than you may yourself."),
        _ when wanted.ExpiresAt <= clock.GetUtcNow() => ("expiresAt", "The token would have expired before it was made."),
        _ => null,
    };
}
