using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Database.Audit;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Changes;

/// <summary>The audit chain for people and for programs that check it.</summary>
internal static class AuditEndpoints
{
    private const int RowsOfPage = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/settings/audit", Show).RequireScope(Scopes.Admin);
        var api = app.MapGroup(Api.Root + "/audit").WithTags("Audit").RequireScope(Scopes.Admin);
        api.MapGet("", List).WithName("listAudit").WithSummary("Who did what, when, from what, the latest first")
            .WithDescription("By the filters that are given; all of them must fit.");
        api.MapGet("/chain", Chain).WithName("readAuditChain").WithSummary("The audit chain from its first row")
            .WithDescription("In its own order, for checking: each row's hash is SHA-256 over the hash before it and the row. `perennial audit verify` does that.");
        api.MapGet("/end", End).WithName("getAuditEnd").WithSummary("Where the audit chain ends").WithDescription("Keep it outside, for example in a file: a chain that does not go through it any more was tampered with.");
    }

    private static async Task<IResult> Show([AsParameters] AuditFilter filter, [AsParameters] Paging paging, AppDb db, CancellationToken cancellation)
    {
        var part = await PartAsync(filter, paging with { Limit = paging.Limit ?? RowsOfPage }, db, cancellation);
        var actors = await db.AuditEntries.Where(e => e.PersonId != null).Select(e => e.PersonId!.Value).Distinct().ToListAsync(cancellation);
        var people = await db.People.AsNoTracking().Where(p => actors.Contains(p.Id)).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync(cancellation);
        return new RazorComponentResult<AuditPage>(new { Filter = filter, Rows = part.Items, Next = part.NextCursor, People = people.ToDictionary(p => p.Id, p => p.Name) });
    }

    private static async Task<Ok<Page<AuditRow>>> List([AsParameters] AuditFilter filter, [AsParameters] Paging paging, AppDb db, CancellationToken cancellation)
    {
        var part = await PartAsync(filter, paging, db, cancellation);
        return TypedResults.Ok(new Page<AuditRow>([.. part.Items.Select(AuditChain.Row)], part.NextCursor));
    }

    private static async Task<Ok<Page<AuditRow>>> Chain([AsParameters] Paging paging, AppDb db, CancellationToken cancellation)
    {
        var after = paging.After(1) is [var last] ? Cursor.Number(last) : long.MinValue;
        var rows = await db.AuditEntries.AsNoTracking().Where(e => e.Seq > after).OrderBy(e => e.Seq).Take(paging.Take + 1).ToListAsync(cancellation);
        var page = rows.Take(paging.Take).Select(AuditChain.Row).ToList();
        return TypedResults.Ok(new Page<AuditRow>(page, rows.Count > page.Count ? Cursor.Of(page[^1].Seq) : null));
    }

    private static async Task<Ok<AuditEnd>> End(AppDb db, TimeProvider clock, CancellationToken cancellation)
    {
        var head = await db.AuditHead.AsNoTracking().FirstOrDefaultAsync(cancellation);
        return TypedResults.Ok(new AuditEnd(head?.Seq ?? 0, Convert.ToHexStringLower(head?.Hash ?? AuditRow.First)) { At = clock.GetUtcNow() });
    }

    private static async Task<Page<AuditEntry>> PartAsync(AuditFilter filter, Paging paging, AppDb db, CancellationToken cancellation)
    {
        var before = paging.After(1) is [var last] ? Cursor.Number(last) : long.MaxValue;
        var rows = await filter.Of(db.AuditEntries.AsNoTracking()).Where(e => e.Seq < before).OrderByDescending(e => e.Seq).Take(paging.Take + 1).ToListAsync(cancellation);
        var page = rows.Take(paging.Take).ToList();
        return new(page, rows.Count > page.Count ? Cursor.Of(page[^1].Seq) : null);
    }
}
