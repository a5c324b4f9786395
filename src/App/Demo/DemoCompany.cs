using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Perennial.App.Access;
using Perennial.App.Database;
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

namespace Perennial.App.Demo;

/// <summary>A subscription company that nobody runs: made for the day on which it is asked for, and brought in through the same imports as anybody's files.</summary>
public static class DemoCompany
{
    /// <summary>Fills a workspace that has neither accounts nor imports; leaves any other as it is. Call it before the workspace is served.</summary>
    /// <returns>Whether it was filled.</returns>
    /// <exception cref="DemoUnfinishedException">An earlier start was stopped before the company was whole.</exception>
    public static async Task<bool> SeedAsync(Workspace workspace, TimeProvider clock, FactsChanged changed, CancellationToken cancellation)
    {
        var unfinished = workspace.Directory.In("demo-unfinished");
        if (File.Exists(unfinished)) throw new DemoUnfinishedException(workspace.Directory.Path);
        await using var db = workspace.OpenFor(Viewer.System);
        if (await db.Accounts.AnyAsync(cancellation) || await db.Imports.AnyAsync(cancellation)) return false;
        await File.WriteAllTextAsync(unfinished, "", cancellation);
        var somebody = Viewer.System with { Name = DemoSignIn.Name };
        var then = new DemoClock();
        db.AddRange(DemoFields.Of(clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
        var terms = new WorkspaceTerms(workspace, new WorkspaceSettings(workspace, then));
        var job = new ImportJob(workspace, terms, changed, then);
        using var queue = new ImportQueue(workspace, job, then, NullLogger<ImportQueue>.Instance);
        var imports = new Imports(workspace, terms, queue, changed, new ImportLimits(), then);
        foreach (var file in new DemoFiles(DemoBook.Write(clock.GetUtcNow())).InOrder())
        {
            then.Now = file.At;
            using var text = new MemoryStream(Encoding.UTF8.GetBytes(file.Text));
            var run = await imports.ReceiveAsync(somebody, new ImportUpload(ImportKinds.Find(file.Kind)!, file.Name), text, cancellation);
            await job.RunAsync(run.Id, CancellationToken.None, cancellation);
            if (file.UndoneAfter is not { } after) continue;
            then.Now += after;
            await imports.UndoAsync(somebody, run.Id, cancellation);
        }
        File.Delete(unfinished);
        return true;
    }
}
