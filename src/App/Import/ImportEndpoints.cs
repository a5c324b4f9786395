using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Import.Files;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Run;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Import;

internal static class ImportEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var limits = app.ServiceProvider.GetRequiredService<ImportLimits>();
        app.MapGet(Api.Root + "/import-kinds", () => ImportKinds.All.Select(ImportAnswers.Of)).RequireScope(Scopes.Read).WithTags("Imports")
            .WithName("listImportKinds").WithSummary("The kinds of files and their columns").WithDescription("Every kind with its fields: name, whether it is required, what it expects and by which other names it is known.");
        var api = app.MapGroup(Api.Root + "/imports").WithTags("Imports")
            .WithMetadata(new ParameterWords("id", "Number of the import."), new ParameterWords("kind", "Only imports of this kind."));
        api.MapPost("", Receive).RequireScope(Scopes.Lead).LimitBody(limits.FileBytes + (1 << 20)).Produces<Client.Import>(StatusCodes.Status202Accepted).WithName("createImport").WithSummary("Send a file to import")
            .WithDescription("Streams a CSV file: as the body, or as the part `file` of a form with further parts `kind`, `mapping`, `encoding`, `dryRun` and `hold` before it. The import then runs by itself; ask for it until it has ended. With `hold` it waits for a preview and a start.")
            .Accepts<IFormFile>("text/csv", "multipart/form-data", "application/octet-stream", "*/*");
        api.MapGet("", List).RequireScope(Scopes.Lead).WithName("listImports").WithSummary("Imports, the latest first").WithDescription("Every file that was sent, with its status, counts and progress.");
        api.MapGet("/{id:long}", Get).RequireScope(Scopes.Lead).Produces<Client.Import>().WithName("getImport").WithSummary("One import").WithDescription("Status, counts, progress and mapping.");
        api.MapGet("/{id:long}/errors", Errors).RequireScope(Scopes.Lead).Produces<Page<ImportErrorRow>>().WithName("listImportErrors").WithSummary("Refused rows").WithDescription("Line, field, value and what is expected, in the order of the file. At most 100,000 are kept; the count of the import is complete.");
        api.MapGet("/{id:long}/errors.csv", ErrorsCsv).RequireScope(Scopes.Lead).Produces<string>(contentType: "text/csv").WithName("exportImportErrors").WithSummary("Refused rows as CSV").WithDescription("The same as a file, safe to open in a spreadsheet.");
        api.MapGet("/{id:long}/preview", (long id, AppDb db, Imports imports, CancellationToken cancellation) => Preview(id, null, db, imports, cancellation))
            .RequireScope(Scopes.Lead).Produces<ImportPreview>().WithName("previewImport").WithSummary("The first rows as they would be read").WithDescription("With the import's own mapping.");
        api.MapPost("/{id:long}/preview", (long id, [FromBody] ImportMapping mapping, AppDb db, Imports imports, CancellationToken cancellation) => Preview(id, mapping, db, imports, cancellation))
            .RequireScope(Scopes.Lead).Produces<ImportPreview>().WithName("previewImportMapping").WithSummary("The first rows as a mapping would read them").WithDescription("Changes nothing.");
        api.MapPost("/{id:long}/run", Run).RequireScope(Scopes.Lead).Produces<Client.Import>().WithName("runImport").WithSummary("Start a held import, or a dry run for real").WithDescription("The mapping given becomes the import's own and is remembered for files with the same header.");
        api.MapPost("/{id:long}/cancel", Cancel).RequireScope(Scopes.Lead).Produces<Client.Import>().WithName("cancelImport").WithSummary("Stop an import").WithDescription("What is in stays in; take it back with undo.");
        api.MapPost("/{id:long}/undo", Undo).RequireScope(Scopes.Lead).Produces<Client.Import>().WithName("undoImport").WithSummary("Take a whole import back").WithDescription("Its facts no longer count. As known on a time before this, they still do.");
    }

    private static async Task<IResult> Receive(
        HttpContext context,
        [Description("accounts, contacts, subscription-periods, subscription-lines or fx-rates.")] string? kind,
        [Description("As the file is called.")] string? fileName,
        [Description("Check and count only.")] bool? dryRun,
        [Description("Keep the file and wait to be started.")] bool? hold,
        [Description("The file's encoding, where it is not UTF-8.")] string? encoding,
        [Description("A mapping in YAML or JSON.")] string? mapping,
        Imports imports, ImportQueue queue, TimeProvider clock, Viewer viewer, CancellationToken cancellation)
    {
        var said = new UploadParts(kind, fileName, encoding, mapping, dryRun ?? false, hold ?? false);
        try
        {
            var (parts, file) = await UploadParts.OfAsync(context.Request, said, cancellation);
            if (parts.Upload(out var upload) is { } problem) return problem;
            var run = await imports.ReceiveAsync(viewer, upload!, file, cancellation);
            return TypedResults.Accepted($"{Api.Root}/imports/{run.Id}", ImportAnswers.Of(run, queue, clock));
        }
        catch (FileRefusedException refused)
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, refused.Message);
        }
        catch (FileTooLargeException tooLarge)
        {
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, tooLarge.Message);
        }
        catch (NoRoomException noRoom)
        {
            context.Response.Headers.RetryAfter = "60";
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, noRoom.Message);
        }
    }

    private static async Task<Page<Client.Import>> List([AsParameters] Paging paging, string? kind, AppDb db, ImportQueue queue, TimeProvider clock, CancellationToken cancellation)
    {
        var before = paging.After(1) is [var last] ? Cursor.Number(last) : long.MaxValue;
        var take = paging.Take;
        var runs = await db.Imports.AsNoTracking().Where(i => i.Id < before && (kind == null || i.Kind == kind)).OrderByDescending(i => i.Id).Take(take + 1).ToListAsync(cancellation);
        return new Page<Client.Import>([.. runs.Take(take).Select(r => ImportAnswers.Of(r, queue, clock))], runs.Count > take ? Cursor.Of(runs[take - 1].Id) : null);
    }

    private static async Task<IResult> Get(long id, AppDb db, ImportQueue queue, TimeProvider clock, CancellationToken cancellation) =>
        await Find(db, id, cancellation) is { } run ? TypedResults.Ok(ImportAnswers.Of(run, queue, clock)) : Missing(id);

    private static async Task<IResult> Errors(long id, [AsParameters] Paging paging, AppDb db, CancellationToken cancellation)
    {
        if (await Find(db, id, cancellation) is null) return Missing(id);
        var after = paging.After(1) is [var last] ? Cursor.Number(last) : 0;
        var take = paging.Take;
        var errors = await db.ImportErrors.AsNoTracking().Where(e => e.ImportId == id && e.Id > after).OrderBy(e => e.Id).Take(take + 1).ToListAsync(cancellation);
        return TypedResults.Ok(new Page<ImportErrorRow>([.. errors.Take(take).Select(e => new ImportErrorRow(e.Line, e.Field, e.Value, e.Message))],
            errors.Count > take ? Cursor.Of(errors[take - 1].Id) : null));
    }

    private static async Task<IResult> ErrorsCsv(long id, AppDb db, CancellationToken cancellation) =>
        await Find(db, id, cancellation) is null ? Missing(id) : new CsvAnswer($"import-{id}-errors.csv", ["line", "field", "value", "message"],
            db.ImportErrors.AsNoTracking().Where(e => e.ImportId == id).OrderBy(e => e.Id).AsEnumerable().Select(e => (IReadOnlyList<object?>)[e.Line, e.Field, e.Value, e.Message]));

    private static async Task<IResult> Preview(long id, ImportMapping? mapping, AppDb db, Imports imports, CancellationToken cancellation) =>
        await Find(db, id, cancellation) is not { } run ? Missing(id)
            : imports.HasFile(run) ? TypedResults.Ok(await imports.PreviewAsync(run, mapping, cancellation))
            : Problems.NotFound(Imports.FileIsGone);

    private static async Task<IResult> Run(long id, [FromBody] ImportStart? start, AppDb db, Imports imports, ImportQueue queue, TimeProvider clock, Viewer viewer, CancellationToken cancellation) =>
        await Do(id, db, queue, clock, () => imports.RunAsync(viewer, id, start?.Mapping, start?.DryRun ?? false, cancellation), cancellation);

    private static async Task<IResult> Cancel(long id, AppDb db, Imports imports, ImportQueue queue, TimeProvider clock, Viewer viewer, CancellationToken cancellation) =>
        await Do(id, db, queue, clock, () => imports.CancelAsync(viewer, id, cancellation), cancellation);

    private static async Task<IResult> Undo(long id, AppDb db, Imports imports, ImportQueue queue, TimeProvider clock, Viewer viewer, CancellationToken cancellation) =>
        await Do(id, db, queue, clock, () => imports.UndoAsync(viewer, id, cancellation), cancellation);

    private static async Task<IResult> Do(long id, AppDb db, ImportQueue queue, TimeProvider clock, Func<Task<string?>> verb, CancellationToken cancellation)
    {
        if (await Find(db, id, cancellation) is null) return Missing(id);
        if (await verb() is { } refusal) return Problems.Conflict(refusal);
        return TypedResults.Ok(ImportAnswers.Of((await Find(db, id, cancellation))!, queue, clock));
    }

    private static Task<ImportRun?> Find(AppDb db, long id, CancellationToken cancellation) => db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellation);

    private static IResult Missing(long id) => Problems.NotFound($"There is no import {id}.");
}
