using System.Data.Common;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Database.Bulk;
using Perennial.App.Events;
using Perennial.App.Import.Files;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Mapping;
using Perennial.App.Import.Rows;
using Perennial.App.Revenue;
using Perennial.Client;
using Perennial.Usage;

namespace Perennial.App.Import.Run;

/// <summary>
/// Brings one stored file in, a batch a transaction, each with the watermark in it: a run that was killed goes on where the last batch ended.
/// While one batch is written the next ones are read.
/// </summary>
public sealed class ImportJob(Workspace workspace, WorkspaceTerms terms, FactsChanged changed, TimeProvider clock, ImportLimits? limits = null, Func<EventStore>? events = null, Func<EventGroups>? groups = null)
{
    private readonly int _rowsInBatch = limits?.RowsInBatch ?? ImportLimits.UsualRowsInBatch;

    /// <summary>Runs until the file is in, <paramref name="cancel"/> says that a person stopped it, or <paramref name="stop"/> that the server ends.</summary>
    public async Task<ImportStatus?> RunAsync(long id, CancellationToken cancel, CancellationToken stop)
    {
        if (await StartAsync(id, stop) is not { } run) return null;
        var status = ImportStatus.Done;
        string? error = null;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, stop);
        try
        {
            await CopyAsync(run, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            status = cancel.IsCancellationRequested ? ImportStatus.Cancelled : ImportStatus.Interrupted;
        }
        catch (DbException e) when (e.IsDiskTrouble)
        {
            (status, error) = (ImportStatus.Interrupted, "The disk is full or fails. What was brought in is kept; the import goes on by itself when there is space.");
        }
        catch (Exception e) when (e is FileRefusedException or IOException or UnauthorizedAccessException or DbException)
        {
            (status, error) = (ImportStatus.Failed, e.Message);
        }
        catch (Exception e)
        {
            // Tried again it would fail again: say what it was and let the next one run.
            (status, error) = (ImportStatus.Failed, $"The server failed at this file ({e.GetType().Name}: {e.Message}). What was brought in before is kept.");
        }
        await EndAsync(id, status, error);
        if (!run.DryRun) changed.Raise();
        return status;
    }

    private async Task<ImportRun?> StartAsync(long id, CancellationToken stop)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        var run = await db.Imports.SingleOrDefaultAsync(i => i.Id == id, stop);
        if (run is not { Status: ImportStatus.Queued or ImportStatus.Running or ImportStatus.Interrupted }) return null;
        // A dry run remembers what it saw only while it runs, so it begins again.
        if (run.DryRun && run.RowsDone > 0)
        {
            run.ForgetProgress();
            using var held = await workspace.Gate.EnterAsync(stop);
            await db.ImportErrors.Where(e => e.ImportId == id).ExecuteDeleteAsync(stop);
        }
        (run.Status, run.Error) = (ImportStatus.Running, null);
        run.StartedAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(stop);
        return run;
    }

    private async Task CopyAsync(ImportRun run, CancellationToken stop)
    {
        var kind = ImportKinds.Find(run.Kind)!;
        var file = Path.Combine(workspace.Directory.Imports, run.StoredAs);
        if (run.Delimiter == ImportRun.Lines)
        {
            using var lines = new EventLines(events!(), groups!().Known(), new ProgressBook(workspace, run.Id), new WriteTerms(run.Id, run.StartedAt!.Value, run.DryRun, NodaTime.DateTimeZone.Utc));
            await lines.RunAsync(file, run, _rowsInBatch, stop);
            return;
        }
        var header = CsvHeader.Read(file, kind);
        var mapping = BoundMapping.Bind(kind, JsonSerializer.Deserialize<ImportMapping>(run.Mapping, ImportJson.Options)!, header.Names, await terms.CustomsAsync(stop), out var problems)
            ?? throw new FileRefusedException(string.Join(" ", problems));
        var context = await terms.ContextAsync(mapping.Formats, stop);
        using var rows = new FileRows(file, header, mapping, context, run.Encoding, run.BytesDone, run.LinesDone + 1);
        var written = new WriteTerms(run.Id, run.StartedAt!.Value, run.DryRun, context.Zone);
        if (kind.Target == ImportTarget.Events)
        {
            using var taken = new EventRows(events!(), groups!().Known(), new ProgressBook(workspace, run.Id), written);
            if (run.BytesDone > 0)
            {
                using var before = new FileRows(file, header, mapping, context, run.Encoding);
                taken.Recall(before, kind, run.BytesDone);
            }
            await PumpAsync(rows, taken.WriteAsync, kind, stop);
            if (taken.Doubled.Count == 0) return;
            using var again = new FileRows(file, header, mapping, context, run.Encoding);
            await new RepeatedIds(workspace, run.Id).FindAsync(again, kind, taken.Doubled, stop);
            return;
        }
        using var writer = new BatchWriter(workspace, kind.Target, written);
        if (run.BytesDone > 0 && kind.Target == ImportTarget.SurveyAnswers)
        {
            using var before = new FileRows(file, header, mapping, context, run.Encoding);
            var earlier = new RowBatch(kind);
            while (earlier.NextOffset < run.BytesDone && before.Fill(earlier, 1)) writer.Recall(earlier);
        }
        await PumpAsync(rows, writer.WriteAsync, kind, stop);
    }

    /// <summary>Three batches go round between the reader and the writer, so that memory stays bounded and neither waits long.</summary>
    private async Task PumpAsync(FileRows rows, Func<RowBatch, CancellationToken, Task> write, ImportKind kind, CancellationToken stop)
    {
        var free = Channel.CreateUnbounded<RowBatch>();
        var full = Channel.CreateUnbounded<RowBatch>();
        for (var i = 0; i < 3; i++) free.Writer.TryWrite(new RowBatch(kind));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    var batch = await free.Reader.ReadAsync(ended.Token);
                    if (!rows.Fill(batch, _rowsInBatch)) break;
                    full.Writer.TryWrite(batch);
                }
                full.Writer.Complete();
            }
            catch (Exception e)
            {
                full.Writer.Complete(e);
            }
        }, CancellationToken.None);
        try
        {
            await foreach (var batch in full.Reader.ReadAllAsync(stop))
            {
                await write(batch, stop);
                free.Writer.TryWrite(batch);
            }
        }
        finally
        {
            await ended.CancelAsync();
            await reading;
        }
    }

    private async Task EndAsync(long id, ImportStatus status, string? error)
    {
        await using var db = workspace.OpenFor(Viewer.System);
        var run = await db.Imports.SingleAsync(i => i.Id == id, CancellationToken.None);
        (run.Status, run.Error) = (status, error);
        if (status != ImportStatus.Interrupted) run.FinishedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
