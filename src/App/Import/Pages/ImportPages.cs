using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Import.Files;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Mapping;
using Perennial.App.Import.Run;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Import.Pages;

/// <summary>Imports for people: the list, a new file, how its columns are read, how it goes and what came of it.</summary>
internal static class ImportPages
{
    private const int RowsOfList = 50, ErrorsShown = 200;

    public static void Map(IEndpointRouteBuilder app)
    {
        var limits = app.ServiceProvider.GetRequiredService<ImportLimits>();
        var pages = app.MapGroup("/imports").RequireScope(Scopes.Lead);
        pages.MapGet("", List);
        pages.MapGet("/new", IResult (string? kind) => New(kind, null, StatusCodes.Status200OK));
        pages.MapGet("/{id:long}", Show);
        app.MapGet("/fragments/imports/{id:long}", Progress).RequireScope(Scopes.Lead);
        var changes = app.MapGroup("/imports").RequireScope(Scopes.Lead);
        changes.MapPost("/new", Receive).LimitBody(limits.FileBytes + (1 << 20));
        changes.MapPost("/{id:long}/preview", Preview);
        changes.MapPost("/{id:long}/run", Start);
        changes.MapPost("/{id:long}/cancel", (long id, AppDb db, Imports imports, Viewer viewer, CancellationToken cancellation) => Do(id, db, () => imports.CancelAsync(viewer, id, cancellation), cancellation));
        changes.MapPost("/{id:long}/undo", (long id, AppDb db, Imports imports, Viewer viewer, CancellationToken cancellation) => Do(id, db, () => imports.UndoAsync(viewer, id, cancellation), cancellation));
    }

    private static async Task<IResult> List([AsParameters] Paging paging, AppDb db, ImportQueue queue, TimeProvider clock, CancellationToken cancellation)
    {
        var before = paging.After(1) is [var last] ? Cursor.Number(last) : long.MaxValue;
        var runs = await db.Imports.AsNoTracking().Where(i => i.Id < before).OrderByDescending(i => i.Id).Take(RowsOfList + 1).ToListAsync(cancellation);
        return new RazorComponentResult<ImportsPage>(new
        {
            Items = runs.Take(RowsOfList).Select(run => ImportAnswers.Of(run, queue, clock)).ToList(),
            Next = runs.Count > RowsOfList ? Cursor.Of(runs[RowsOfList - 1].Id) : null,
        });
    }

    private static RazorComponentResult<NewImportPage> New(string? kind, string? problem, int status) =>
        new(new { Kind = ImportKinds.Find(kind), Problem = problem }) { StatusCode = status };

    private static async Task<IResult> Receive(HttpContext http, Imports imports, Viewer viewer, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        if (ImportKinds.Find(form["kind"]) is not { } kind) return New(null, "Say which kind of rows the file holds.", StatusCodes.Status422UnprocessableEntity);
        if (form.Files is not [{ Length: > 0 } file, ..]) return New(kind.Name, "Choose a file that is not empty.", StatusCodes.Status422UnprocessableEntity);
        try
        {
            await using var body = file.OpenReadStream();
            var (encoding, text) = (form["encoding"].ToString(), form["mappingText"].ToString());
            var mapping = string.IsNullOrWhiteSpace(text) ? null : MappingText.Read(text);
            var run = await imports.ReceiveAsync(viewer, new ImportUpload(kind, file.FileName, encoding.Length == 0 ? null : encoding, mapping, Hold: true), body, cancellation);
            return TypedResults.LocalRedirect($"/imports/{run.Id}");
        }
        catch (MappingException wrong)
        {
            return New(kind.Name, "The mapping text: " + wrong.Message, StatusCodes.Status422UnprocessableEntity);
        }
        catch (Exception refused) when (refused is FileRefusedException or FileTooLargeException or NoRoomException)
        {
            return New(kind.Name, refused.Message, refused is NoRoomException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<IResult> Show(long id, HttpContext http, AppDb db, Imports imports, ImportQueue queue, TimeProvider clock, string? problem, CancellationToken cancellation)
    {
        if (await Find(db, id, cancellation) is not { } run) return Missing(id);
        var told = ImportAnswers.Of(run, queue, clock);
        if (run.Status == ImportStatus.Ready) return Mapping(told, await imports.PreviewAsync(run, null, cancellation), null);
        var errors = await db.ImportErrors.AsNoTracking().Where(e => e.ImportId == id).OrderBy(e => e.Id).Take(ErrorsShown).ToListAsync(cancellation);
        return new RazorComponentResult<ImportPage>(new { Import = told, Errors = errors, Problem = problem });
    }

    private static async Task<IResult> Progress(long id, HttpContext http, AppDb db, ImportQueue queue, TimeProvider clock, string? was, CancellationToken cancellation)
    {
        if (await Find(db, id, cancellation) is not { } run) return Missing(id);
        var told = ImportAnswers.Of(run, queue, clock);
        if (told.HasEnded || told.Status != (was ?? told.Status)) http.Response.Headers["HX-Refresh"] = "true";
        return new RazorComponentResult<ImportProgressView>(new { Import = told });
    }

    /// <summary>What the form says, read and shown; nothing is changed.</summary>
    private static async Task<IResult> Preview(long id, HttpContext http, AppDb db, Imports imports, ImportQueue queue, TimeProvider clock, CancellationToken cancellation)
    {
        if (await Find(db, id, cancellation) is not { } run || !imports.HasFile(run)) return Missing(id);
        var told = ImportAnswers.Of(run, queue, clock);
        var preview = await imports.PreviewAsync(run, MappingForm.Read(await http.Request.ReadFormAsync(cancellation), told.Mapping), cancellation);
        return http.Request.Headers.ContainsKey("HX-Request") ? new RazorComponentResult<PreviewTable>(new { Preview = preview }) : Mapping(told, preview, null);
    }

    private static async Task<IResult> Start(long id, HttpContext http, AppDb db, Imports imports, ImportQueue queue, TimeProvider clock, Viewer viewer, CancellationToken cancellation)
    {
        if (await Find(db, id, cancellation) is not { } run) return Missing(id);
        var form = await http.Request.ReadFormAsync(cancellation);
        var told = ImportAnswers.Of(run, queue, clock);
        var mapping = form.ContainsKey(MappingForm.Present) ? MappingForm.Read(form, told.Mapping) : null;
        if (await imports.RunAsync(viewer, id, mapping, form["dryRun"] == "true", cancellation) is not { } refusal) return TypedResults.LocalRedirect($"/imports/{id}");
        return run.Status == ImportStatus.Ready ? Mapping(told, await imports.PreviewAsync(run, mapping, cancellation), refusal) : Back(id, refusal);
    }

    private static async Task<IResult> Do(long id, AppDb db, Func<Task<string?>> verb, CancellationToken cancellation) =>
        await Find(db, id, cancellation) is null ? Missing(id) : await verb() is { } refusal ? Back(id, refusal) : TypedResults.LocalRedirect($"/imports/{id}");

    private static RedirectHttpResult Back(long id, string problem) => TypedResults.LocalRedirect($"/imports/{id}?problem={Uri.EscapeDataString(problem)}");

    private static RazorComponentResult<MappingPage> Mapping(Client.Import import, ImportPreview preview, string? problem) =>
        new(new { Import = import, Preview = preview, Kind = ImportKinds.Find(import.Kind)!, Problem = problem }) { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };

    private static Task<ImportRun?> Find(AppDb db, long id, CancellationToken cancellation) => db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellation);

    private static PageRefusal Missing(long id) => new(Problems.NotFound($"There is no import {id}."));
}
