using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Import.Csv;
using Perennial.App.Import.Files;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Mapping;
using Perennial.App.Import.Rows;
using Perennial.App.Import.Run;
using Perennial.App.Revenue;
using Perennial.Client;

namespace Perennial.App.Import;

/// <summary>What people do with imports: send a file, look at it, start it, stop it, take it back.</summary>
public sealed class Imports(Workspace workspace, WorkspaceTerms terms, ImportQueue queue, FactsChanged changed, ImportLimits limits, TimeProvider clock)
{
    /// <summary>Takes a file in. Unless it is to be held, it is queued at once.</summary>
    /// <exception cref="FileRefusedException">The file as a whole cannot be imported: the message says why and what to do.</exception>
    public async Task<ImportRun> ReceiveAsync(Viewer viewer, ImportUpload upload, Stream body, CancellationToken cancellation)
    {
        var stored = await StoredUpload.ReceiveAsync(workspace.Directory, body, upload.Encoding, limits, cancellation);
        try
        {
            if (upload.Kind is EventsKind && EventLines.Are(stored.Path)) return await QueueAsync(viewer, NewRun(viewer, upload with { Hold = false }, stored, ImportRun.Lines, new ImportMapping { Columns = new Dictionary<string, ImportSource>(StringComparer.Ordinal) }), cancellation);
            var header = CsvHeader.Read(stored.Path, upload.Kind);
            RefuseWithoutRows(stored.Path, header);
            var mapping = upload.Mapping ?? (upload.Hold ? await SavedAsync(upload.Kind, header, cancellation) : null) ?? MappingGuess.Of(upload.Kind, header.Names);
            if (BoundMapping.Bind(upload.Kind, mapping, header.Names, await terms.CustomsAsync(cancellation), out var problems) is null && !upload.Hold) throw new FileRefusedException(string.Join(" ", problems));
            return await QueueAsync(viewer, NewRun(viewer, upload, stored, header.Delimiter.ToString(), mapping), cancellation);
        }
        catch
        {
            File.Delete(stored.Path);
            throw;
        }
    }

    /// <summary>Starts a held import, or for real what was a dry run. Gives why not, or null.</summary>
    public async Task<string?> RunAsync(Viewer viewer, long id, ImportMapping? mapping, bool dryRun, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(viewer);
        var run = await db.Imports.SingleAsync(i => i.Id == id, cancellation);
        var rerun = run.DryRun && run.Status is ImportStatus.Done or ImportStatus.Cancelled or ImportStatus.Failed;
        if (run.Status != ImportStatus.Ready && !rerun) return $"This import is {Word(run.Status)}; only one that waits, or a dry run that ended, can be started.";
        if (!HasFile(run)) return FileIsGone;
        var kind = ImportKinds.Find(run.Kind)!;
        var header = CsvHeader.Read(PathOf(run), kind);
        mapping ??= JsonSerializer.Deserialize<ImportMapping>(run.Mapping, ImportJson.Options)!;
        if (BoundMapping.Bind(kind, mapping, header.Names, await terms.CustomsAsync(cancellation), out var problems) is null) return string.Join(" ", problems);
        if (rerun) await ForgetDryRunAsync(db, run, cancellation);
        run.Mapping = JsonSerializer.Serialize(mapping, ImportJson.Options);
        (run.Status, run.DryRun, run.StartedAt, run.FinishedAt, run.Error) = (ImportStatus.Queued, dryRun, null, null, null);
        await RememberAsync(db, kind, header, run, cancellation);
        await db.SaveChangesAsync(cancellation);
        queue.Wake();
        return null;
    }

    /// <summary>Stops an import; what is in stays in. Gives why not, or null.</summary>
    public async Task<string?> CancelAsync(Viewer viewer, long id, CancellationToken cancellation)
    {
        if (queue.Cancel(id)) return null;
        await using var db = workspace.OpenFor(viewer);
        var run = await db.Imports.SingleAsync(i => i.Id == id, cancellation);
        if (run.Status is not (ImportStatus.Ready or ImportStatus.Queued or ImportStatus.Interrupted)) return $"This import is {Word(run.Status)}; there is nothing to stop.";
        (run.Status, run.FinishedAt) = (ImportStatus.Cancelled, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Takes a whole import back. Gives why not, or null.</summary>
    public async Task<string?> UndoAsync(Viewer viewer, long id, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(viewer);
        var run = await db.Imports.AsNoTracking().SingleAsync(i => i.Id == id, cancellation);
        if (run.DryRun) return "This was a dry run: it wrote nothing.";
        if (ImportKinds.Find(run.Kind) is { CanBeTakenBack: false }) return ImportKind.Stays;
        if (run.Status is not (ImportStatus.Done or ImportStatus.Cancelled or ImportStatus.Failed)) return $"This import is {Word(run.Status)}; only one that has ended can be taken back.";
        await TakeBack.ImportAsync(workspace, id, run.FileName, viewer, clock.GetUtcNow(), cancellation);
        changed.Raise();
        return null;
    }

    public const string FileIsGone = "The file is no longer here: a person was erased who may stand in it. Send it again without them.";

    /// <summary>Whether the file is still there: those of events are removed when a person is erased.</summary>
    public bool HasFile(ImportRun run) => File.Exists(PathOf(run));

    /// <summary>The file's first rows, as this mapping reads them; as its own mapping does when none is given.</summary>
    public async Task<ImportPreview> PreviewAsync(ImportRun run, ImportMapping? mapping, CancellationToken cancellation)
    {
        mapping ??= JsonSerializer.Deserialize<ImportMapping>(run.Mapping, ImportJson.Options)!;
        var kind = ImportKinds.Find(run.Kind)!;
        var header = CsvHeader.Read(PathOf(run), kind);
        var saved = await SavedAsync(kind, header, cancellation);
        var bound = BoundMapping.Bind(kind, mapping, header.Names, await terms.CustomsAsync(cancellation), out var problems);
        var context = bound is null ? null : await terms.ContextAsync(bound.Formats, cancellation);
        return FilePreview.Of(PathOf(run), run, kind, header, mapping, saved, bound, context, problems);
    }

    internal static string Word(ImportStatus status) => status.ToString().ToLowerInvariant();

    private string PathOf(ImportRun run) => Path.Combine(workspace.Directory.Imports, run.StoredAs);

    private async Task<ImportRun> QueueAsync(Viewer viewer, ImportRun run, CancellationToken cancellation)
    {
        await using var db = workspace.OpenFor(viewer);
        db.Add(run);
        await db.SaveChangesAsync(cancellation);
        if (run.Status == ImportStatus.Queued) queue.Wake();
        return run;
    }

    private ImportRun NewRun(Viewer viewer, ImportUpload upload, StoredUpload stored, string delimiter, ImportMapping mapping) => new()
    {
        Kind = upload.Kind.Name,
        FileName = FileNames.Clean(upload.FileName),
        StoredAs = stored.Name,
        TotalBytes = stored.Bytes,
        Sha256 = stored.Sha256,
        Encoding = stored.Encoding,
        Delimiter = delimiter,
        Mapping = JsonSerializer.Serialize(mapping, ImportJson.Options),
        Status = upload.Hold ? ImportStatus.Ready : ImportStatus.Queued,
        DryRun = upload.DryRun,
        CreatedAt = clock.GetUtcNow(),
        PersonId = viewer.PersonId,
        PersonName = viewer.Name,
    };

    private static void RefuseWithoutRows(string file, CsvHeader header)
    {
        using var stream = File.OpenRead(file);
        stream.Position = header.RowsOffset;
        if (!new CsvRecords(stream, (byte)header.Delimiter, header.RowsOffset, header.RowsLine) { Columns = header.Names.Count }.Read())
            throw new FileRefusedException($"The file has a header ({string.Join(", ", header.Names)}) and no rows.");
    }

    private async Task<ImportMapping?> SavedAsync(ImportKind kind, CsvHeader header, CancellationToken cancellation)
    {
        var signature = HeaderName.Signature(header.Names);
        await using var db = workspace.OpenFor(Viewer.System);
        var saved = await db.ImportMappings.AsNoTracking().SingleOrDefaultAsync(m => m.Kind == kind.Name && m.Header == signature, cancellation);
        return saved is null ? null : JsonSerializer.Deserialize<ImportMapping>(saved.Mapping, ImportJson.Options);
    }

    private async Task RememberAsync(AppDb db, ImportKind kind, CsvHeader header, ImportRun run, CancellationToken cancellation)
    {
        var signature = HeaderName.Signature(header.Names);
        var saved = await db.ImportMappings.SingleOrDefaultAsync(m => m.Kind == kind.Name && m.Header == signature, cancellation);
        if (saved is null) db.Add(new SavedMapping { Kind = kind.Name, Header = signature, Name = run.FileName, Mapping = run.Mapping, SavedAt = clock.GetUtcNow() });
        else (saved.Mapping, saved.Name, saved.SavedAt) = (run.Mapping, run.FileName, clock.GetUtcNow());
    }

    private async Task ForgetDryRunAsync(AppDb db, ImportRun run, CancellationToken cancellation)
    {
        run.ForgetProgress();
        using var held = await workspace.Gate.EnterAsync(cancellation);
        await db.ImportErrors.Where(e => e.ImportId == run.Id).ExecuteDeleteAsync(cancellation);
    }
}
