using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Core.Filters;

namespace Perennial.App.Segments;

internal static class SegmentEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/segments").RequireScope(Scopes.Read);
        pages.MapGet("", ShowList);
        pages.MapGet("/{id:long}", ShowOne);
        var lead = app.MapGroup("/segments").RequireScope(Scopes.Lead);
        lead.MapGet("/new", Define);
        lead.MapGet("/{id:long}/edit", Edit);
        lead.MapPost("", Save);
        lead.MapPost("/{id:long}", SaveOne);
        lead.MapPost("/{id:long}/delete", Delete);
        lead.MapPost("/{id:long}/restore", Restore);

        var api = app.MapGroup(Api.Root + "/segments").WithTags("Segments").RequireScope(Scopes.Read).WithMetadata(new ParameterWords("segment", "The segment's number or name."));
        api.MapGet("", List).WithName("listSegments").WithSummary("Segments with their size").WithDescription("By name; how many accounts the caller sees in each, and what they pay.").Produces<IReadOnlyList<SegmentSummary>>();
        api.MapGet("/{segment}", One).WithName("getSegment").WithSummary("One segment by its number or name").WithDescription("With its filter.").Produces<SegmentSummary>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/{segment}/members", Members).WithName("listSegmentMembers").WithSummary("The accounts in a segment").WithDescription("In parts, as accounts are listed.").Produces<AccountPart>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("", Make).RequireScope(Scopes.Lead).WithName("defineSegment").WithSummary("Defines a segment").WithDescription("By a filter over accounts; who fits is in it at once.").Produces<SegmentSummary>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapDelete("/{segment}", Remove).RequireScope(Scopes.Lead).WithName("deleteSegment").WithSummary("Deletes a segment").WithDescription("Who was in it when stays written down.").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ShowList(AppDb db, SegmentBook book, CancellationToken cancellation) =>
        new RazorComponentResult<SegmentsPage>(new { Segments = await book.ListAsync(db, cancellation), MayDefine = db.Viewer.May(Scopes.Lead) });

    private static async Task<IResult> ShowOne(long id, AppDb db, SegmentBook book, ProjectRevenue projection, CancellationToken cancellation) =>
        await SegmentView.OfAsync(id, db, book, projection, cancellation) is { } view ? new RazorComponentResult<SegmentPage>(new { View = view }) : Unknown();

    private static Task<IResult> Define([FromQuery] string? name, [FromQuery] string? filter, [FromQuery] string? description, [FromQuery] string? look, AppDb db, SegmentBook book, CancellationToken cancellation) =>
        FormAsync(db, book, null, new(name ?? "", filter ?? "", description ?? ""), look is not null, cancellation);

    private static async Task<IResult> Edit(long id, [FromQuery] string? name, [FromQuery] string? filter, [FromQuery] string? description, [FromQuery] string? look, AppDb db, SegmentBook book, CancellationToken cancellation)
    {
        if (await FindAsync(db, id, cancellation) is not { } segment) return Unknown();
        return await FormAsync(db, book, segment, new(name ?? segment.Name, filter ?? segment.Filter, description ?? segment.Description), look is not null, cancellation);
    }

    private static async Task<IResult> FormAsync(AppDb db, SegmentBook book, Segment? segment, SegmentDraft draft, bool look, CancellationToken cancellation)
    {
        var wrong = look ? await book.WrongAsync(db, segment, draft.Name, draft.Filter, draft.Description, cancellation) : null;
        var preview = look && wrong is null or { Field: "name" } && draft.Filter.Length > 0 && look ? await book.PreviewAsync(db, segment, draft.Filter, cancellation) : null;
        return new RazorComponentResult<SegmentFormPage>(new { Segment = segment, Draft = draft, Wrong = wrong, Preview = preview });
    }

    private static Task<IResult> Save(HttpContext http, AppDb db, SegmentBook book) => SaveAsync(null, http, db, book);

    private static async Task<IResult> SaveOne(long id, HttpContext http, AppDb db, SegmentBook book) =>
        await FindAsync(db, id, http.RequestAborted) is { } segment ? await SaveAsync(segment, http, db, book) : Unknown();

    private static async Task<IResult> SaveAsync(Segment? segment, HttpContext http, AppDb db, SegmentBook book)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var draft = new SegmentDraft(form["name"].ToString(), form["filter"].ToString(), form["description"].ToString());
        var (saved, wrong) = await book.SaveAsync(db, segment, draft.Name, draft.Filter, draft.Description, http.RequestAborted);
        if (saved is null) return new RazorComponentResult<SegmentFormPage>(new { Segment = segment, Draft = draft, Wrong = wrong }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        new Toast($"Saved the segment {saved.Name}.").ShowNext(http);
        return TypedResults.LocalRedirect(Address(saved.Id));
    }

    private static async Task<IResult> Delete(long id, HttpContext http, AppDb db, SegmentBook book)
    {
        if (await FindAsync(db, id, http.RequestAborted) is not { } segment) return Unknown();
        await book.DeleteAsync(db, segment, http.RequestAborted);
        new Toast($"Deleted the segment {segment.Name}. Who was in it when stays written down.", Address(id) + "/restore").ShowNext(http);
        return TypedResults.LocalRedirect("/segments");
    }

    private static async Task<IResult> Restore(long id, AppDb db, SegmentBook book, CancellationToken cancellation) =>
        await book.RestoreAsync(db, id, cancellation) is { } segment ? TypedResults.LocalRedirect(Address(segment.Id)) : Unknown();

    private static async Task<Ok<List<SegmentSummary>>> List(AppDb db, SegmentBook book, CancellationToken cancellation) =>
        TypedResults.Ok((await book.ListAsync(db, cancellation)).Select(Summary).ToList());

    private static async Task<IResult> One(string segment, AppDb db, SegmentBook book, CancellationToken cancellation) =>
        await book.FindAsync(db, segment, cancellation) is { } found ? TypedResults.Ok(Summary(await book.OfAsync(db, found, cancellation))) : NotThere(segment);

    private static async Task<IResult> Members(string segment, [AsParameters] Paging paging, AppDb db, SegmentBook book, CancellationToken cancellation)
    {
        if (await book.FindAsync(db, segment, cancellation) is not { } found) return NotThere(segment);
        var ask = await book.MembersAsync(db, found, cancellation);
        var (rows, next) = await ask.PartAsync("name", paging, withCounts: false, cancellation);
        var totals = await ask.TotalsAsync(cancellation);
        return TypedResults.Ok(new AccountPart([.. rows.Select(row => AccountAnswers.Summary(row, ask.Currency))], next, totals.Count, totals.Mrr, ask.Currency));
    }

    private static async Task<IResult> Make(NewSegment segment, AppDb db, SegmentBook book, CancellationToken cancellation)
    {
        var (saved, wrong) = await book.SaveAsync(db, null, segment.Name, segment.Filter, segment.Description, cancellation);
        return saved is null
            ? Problems.Of(StatusCodes.Status400BadRequest, wrong!.Message, [wrong.Error is { } error ? FilterRefusal.Place(error) : new ProblemPlace(wrong.Message, Field: wrong.Field)])
            : TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{Api.Root}/segments/{saved.Id}"), Summary(await book.OfAsync(db, saved, cancellation)));
    }

    private static async Task<IResult> Remove(string segment, AppDb db, SegmentBook book, CancellationToken cancellation)
    {
        if (await book.FindAsync(db, segment, cancellation) is not { } found) return NotThere(segment);
        await book.DeleteAsync(db, found, cancellation);
        return TypedResults.NoContent();
    }

    public static string Address(long id) => string.Create(CultureInfo.InvariantCulture, $"/segments/{id}");

    private static async Task<Segment?> FindAsync(AppDb db, long id, CancellationToken cancellation) => await db.Segments.FindAsync([id], cancellation) is { DeletedAt: null } segment ? segment : null;

    private static SegmentSummary Summary(SegmentBook.Entry e) => new(e.Segment.Id, e.Segment.Name, e.Segment.Filter, e.Segment.Description, e.Accounts, e.Mrr, e.Currency, e.Segment.MadeBy, e.Segment.UpdatedAt);

    private static PageRefusal Unknown() => new(Problems.NotFound("There is no such segment."));

    private static ProblemHttpResult NotThere(string segment) => Problems.NotFound($"There is no segment '{segment}'.");
}
