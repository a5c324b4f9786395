using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Database.Bulk;
using Perennial.App.Import;
using Perennial.App.Import.Csv;
using Perennial.App.Import.Fields;
using Perennial.App.Import.Files;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Mapping;
using Perennial.App.Import.Rows;
using Perennial.App.Import.Run;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.App.Shell;
using Perennial.Usage;

namespace Perennial.App.Demo;

/// <summary>A subscription company that nobody runs: made for the day on which it is asked for, and brought in through the same imports as anybody's files, with what its team would have written meanwhile.</summary>
public sealed class DemoCompany(Workspace workspace, TimeProvider clock, FactsChanged changed, AccountFilters filters, IPasswordHasher<Person> hasher, ILookupNormalizer names, EventStore events)
{
    private readonly DemoClock _then = new();

    /// <summary>Fills a workspace that has neither accounts nor imports; leaves any other as it is. Call it before the workspace is served.</summary>
    /// <returns>Whether it was filled.</returns>
    /// <exception cref="DemoUnfinishedException">An earlier start was stopped before the company was whole.</exception>
    public async Task<bool> SeedAsync(CancellationToken cancellation)
    {
        var unfinished = workspace.Directory.In("demo-unfinished");
        if (File.Exists(unfinished)) throw new DemoUnfinishedException(workspace.Directory.Path);
        await using (var db = workspace.OpenFor(Viewer.System))
            if (await db.Accounts.AnyAsync(cancellation) || await db.Imports.AnyAsync(cancellation)) return false;
        await File.WriteAllTextAsync(unfinished, "", cancellation);
        var told = workspace.Audit.Clock;
        workspace.Audit.Clock = _then;
        try
        {
            await WriteAsync(DemoBook.Write(clock.GetUtcNow()), cancellation);
        }
        finally
        {
            workspace.Audit.Clock = told;
        }
        File.Delete(unfinished);
        return true;
    }

    private async Task WriteAsync(DemoBook book, CancellationToken cancellation)
    {
        var files = new DemoFiles(book).InOrder();
        _then.Now = files[0].At.AddHours(-1);
        var team = await DemoTeam.MakeAsync(workspace, hasher, names, _then.Now, cancellation);
        await using (var db = workspace.OpenFor(team.Owner))
        {
            db.AddRange(DemoFields.Of(_then.Now));
            await db.SaveChangesAsync(cancellation);
        }
        var terms = new WorkspaceTerms(workspace, new WorkspaceSettings(workspace, _then));
        var job = new ImportJob(workspace, terms, changed, _then);
        using var queue = new ImportQueue(workspace, job, _then, NullLogger<ImportQueue>.Instance);
        var imports = new Imports(workspace, terms, queue, changed, new ImportLimits(), _then);
        var rows = new BulkRows(workspace, terms, changed, _then);
        var log = new DemoLog(workspace, team, _then, book.Talks);
        var (sentiments, calls) = (new DemoSentiments(workspace, book, team), new DemoCalls(workspace, book, team));
        var steps = new Queue<(DateTimeOffset At, Func<Task> Do)>(new DemoEdits(book, team).InOrder().Select(edit => (edit.At, (Func<Task>)(() => EditAsync(rows, edit, cancellation))))
            .Concat(sentiments.Rounds.Select(at => (at, (Func<Task>)(async () =>
            {
                await sentiments.EnterAsync(at, cancellation);
                await calls.EnterAsync(at, cancellation);
            })))).OrderBy(step => step.Item1));
        foreach (var file in files)
        {
            while (steps.TryPeek(out var step) && step.At < file.At) await StepAsync(log, steps.Dequeue(), cancellation);
            if (file.At - _then.Now > TimeSpan.FromDays(1)) await log.UntilAsync(file.At, cancellation);
            _then.Now = file.At;
            await ImportAsync(imports, job, team.Owner, file, cancellation);
        }
        foreach (var step in steps) await StepAsync(log, step, cancellation);
        await log.UntilAsync(DateTimeOffset.MaxValue, cancellation);
        await team.AgeAsync(workspace, clock.GetUtcNow(), cancellation);
        await new DemoUsage(book, DemoBook.Seed + 5).SendAsync(events);
        await new DemoLists(workspace, filters).MakeAsync(team, book.Calendar, cancellation);
    }

    private async Task ImportAsync(Imports imports, ImportJob job, Viewer by, DemoFile file, CancellationToken cancellation)
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(file.Text));
        var run = await imports.ReceiveAsync(by, new ImportUpload(ImportKinds.Find(file.Kind)!, file.Name), text, cancellation);
        await job.RunAsync(run.Id, CancellationToken.None, cancellation);
        if (file.UndoneAfter is not { } after) return;
        _then.Now += after;
        await imports.UndoAsync(by, run.Id, cancellation);
    }

    private async Task StepAsync(DemoLog log, (DateTimeOffset At, Func<Task> Do) step, CancellationToken cancellation)
    {
        await log.UntilAsync(step.At, cancellation);
        if (step.At > _then.Now) _then.Now = step.At;
        await step.Do();
    }

    private async Task EditAsync(BulkRows rows, DemoEdit edit, CancellationToken cancellation)
    {
        var items = new JsonItems<Dictionary<string, System.Text.Json.JsonElement>>([.. edit.Items.Select((item, i) => (i, item))], []);
        var result = await rows.WriteAsync(ImportKinds.Find(edit.Kind)!, items, new ChangeNote(edit.By, edit.Words), cancellation);
        if (result.Errors.Count > 0) throw new InvalidOperationException($"{edit.Words}: {result.Errors[0].Message}");
        if (!edit.TakenBack || result.ChangeId is not { } change) return;
        _then.Now += TimeSpan.FromMinutes(4);
        await TakeBack.ChangeAsync(workspace, change, edit.Words, edit.By, _then.Now, cancellation);
        changed.Raise();
    }
}
