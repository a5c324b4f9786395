using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Events;

internal static class WriteKeyEndpoints
{
    public const string Page = "/settings/write-keys";
    private const int LongestName = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Page).RequireScope(Scopes.Admin).ForPersonsOnly();
        pages.MapGet("", (AppDb db, CancellationToken cancellation) => ShowAsync(db, null, null, cancellation));
        pages.MapPost("", MakeOnPage);
        pages.MapPost("/{id:long}/rotate", RotateOnPage);
        pages.MapPost("/{id:long}/revoke", RevokeOnPage);
        pages.MapPost("/{id:long}/reinstate", ReinstateOnPage);

        var api = app.MapGroup(Api.Root + "/write-keys").RequireScope(Scopes.Admin).WithTags("Events");
        api.MapGet("", ListAsync).WithName("listWriteKeys").WithSummary("List write keys").WithDescription("Newest first, the revoked ones too. The keys themselves are not kept and cannot be listed.");
        api.MapPost("", Make).WithMetadata(new NotReplayed())
            .WithName("makeWriteKey").WithSummary("Make a write key").WithDescription("The answer is the only place where the key ever appears. For that reason an Idempotency-Key is not taken.");
        api.MapPost("/{id:long}/rotate", Rotate).WithMetadata(new NotReplayed())
            .WithName("rotateWriteKey").WithSummary("Rotate a write key").WithDescription("A new key of the same name; the old one is good for 24 hours more.");
        api.MapDelete("/{id:long}", Revoke).WithName("revokeWriteKey").WithSummary("Revoke a write key").WithDescription("From the next call on the key is refused. Events that came by it stay.");
    }

    private static async Task<Page<Client.WriteKey>> ListAsync(AppDb db, [AsParameters] Paging paging, CancellationToken cancellation)
    {
        var before = paging.After(1) is [var last] ? Cursor.Number(last) : long.MaxValue;
        var rows = await db.WriteKeys.AsNoTracking().Where(k => k.Id < before).OrderByDescending(k => k.Id).Take(paging.Take + 1).ToListAsync(cancellation);
        return new([.. rows.Take(paging.Take).Select(Shown)], rows.Count > paging.Take ? Cursor.Of(rows[paging.Take - 1].Id) : null);
    }

    private static async Task<Results<Created<MadeWriteKey>, ProblemHttpResult>> Make(NewWriteKey wanted, WriteKeys keys, HttpContext http, CancellationToken cancellation)
    {
        if (Wrong(wanted.Name) is { } why) return Problems.Field("name", why);
        var (row, text) = await keys.MakeAsync(wanted.Name.Trim(), http.Viewer, cancellation);
        return TypedResults.Created($"{Api.Root}/write-keys/{row.Id}", new MadeWriteKey(Shown(row), text));
    }

    private static async Task<Results<Ok<MadeWriteKey>, ProblemHttpResult>> Rotate([Description("Number of the key.")] long id, WriteKeys keys, HttpContext http, CancellationToken cancellation) =>
        await keys.RotateAsync(id, http.Viewer, cancellation) is var (row, text) ? TypedResults.Ok(new MadeWriteKey(Shown(row), text)) : Unknown(id);

    private static async Task<Results<NoContent, ProblemHttpResult>> Revoke([Description("Number of the key.")] long id, WriteKeys keys, HttpContext http, CancellationToken cancellation) =>
        await keys.RevokeAsync(id, http.Viewer, cancellation) is not null ? TypedResults.NoContent() : Unknown(id);

    private static async Task<IResult> MakeOnPage([FromForm] string? name, WriteKeys keys, AppDb db, HttpContext http, CancellationToken cancellation)
    {
        if (Wrong(name) is { } why) return await ShowAsync(db, null, why, cancellation);
        var (_, text) = await keys.MakeAsync(name!.Trim(), http.Viewer, cancellation);
        return await ShowAsync(db, text, null, cancellation);
    }

    private static async Task<IResult> RotateOnPage(long id, WriteKeys keys, AppDb db, HttpContext http, CancellationToken cancellation) =>
        await keys.RotateAsync(id, http.Viewer, cancellation) is var (_, text) ? await ShowAsync(db, text, null, cancellation) : TypedResults.LocalRedirect(Page);

    private static async Task<IResult> RevokeOnPage(long id, WriteKeys keys, HttpContext http, CancellationToken cancellation)
    {
        if (await keys.RevokeAsync(id, http.Viewer, cancellation) is var (key, until))
            new Toast($"Revoked {key.Name}. What sends with it is refused from now on.", string.Create(CultureInfo.InvariantCulture, $"{Page}/{id}/reinstate"), until is { } end ? new Dictionary<string, string>(StringComparer.Ordinal) { ["until"] = end.ToString("O", CultureInfo.InvariantCulture) } : null).ShowNext(http);
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<IResult> ReinstateOnPage(long id, [FromForm] string? until, WriteKeys keys, HttpContext http, CancellationToken cancellation)
    {
        var end = DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var said) ? said : (DateTimeOffset?)null;
        new Toast(await keys.ReinstateAsync(id, end, http.Viewer, cancellation) is { } key ? $"{key.Name} is good again, with the same secret." : "That key was revoked too long ago to come back. Make a new one.").ShowNext(http);
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<IResult> ShowAsync(AppDb db, string? made, string? problem, CancellationToken cancellation)
    {
        var keys = await db.WriteKeys.AsNoTracking().OrderByDescending(k => k.Id).ToListAsync(cancellation);
        return new RazorComponentResult<WriteKeysPage>(new { Keys = keys.Select(Shown).ToList(), Made = made, Problem = problem }) { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    private static Client.WriteKey Shown(WriteKey key) => new(key.Id, key.Name, key.Prefix, key.CreatedAt, key.LastUsedAt, key.RevokedAt);

    private static string? Wrong(string? name) => string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName ? $"Give the key a name of 1 to {LongestName} characters: what sends with it." : null;

    private static ProblemHttpResult Unknown(long id) => Problems.NotFound($"There is no good write key {id}.");
}
