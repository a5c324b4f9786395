using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Import;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;
using Perennial.App.Import.Run;
using Perennial.App.Revenue;
using Perennial.App.Settings;

namespace Perennial.Bench.Import;

/// <summary>Import of 1,000,000 subscription lines into an empty workspace, from the file to "done", against <see cref="BareLoader"/>: at most 2.5 times, below 500 MB.</summary>
internal static class ImportBenchmark
{
    private const int Rows = 1_000_000;
    private const int RoundCount = 5;

    /// <param name="rows">How many lines; the benchmark's own number unless said.</param>
    /// <param name="rounds">How often each contender runs.</param>
    public static void Run(int rows = Rows, int rounds = RoundCount)
    {
        Probe.Print();
        var folder = Directory.CreateTempSubdirectory("perennial-bench-").FullName;
        try
        {
            var file = Path.Combine(folder, "lines.csv");
            LinesFile.Write(file, rows);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} lines, {new FileInfo(file).Length / 1e6:0} MB; {ImportLimits.UsualRowsInBatch:N0} rows a transaction"));
            var contenders = new Rounds()
                .Add("floor: same reader, tables, indexes, sync and batch, and nothing else", () => In(folder, w => BareLoader.RunAsync(w, file, ImportLimits.UsualRowsInBatch), rows))
                .Add("import: received, checked, compared, written, counted, account by account", () => In(folder, w => ImportAsync(w, file, again: false), rows));
            contenders.Run(warmUps: 1, rounds);
            contenders.Print();
            In(folder, w => ImportAsync(w, file, again: true), rows);
            Memory.Print();
            Probe.Print();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void In(string folder, Func<Workspace, Task<long>> load, int rows)
    {
        var data = Path.Combine(folder, "data");
        using (var workspace = Workspace.Open(data, "bench", TimeProvider.System))
        {
            var loaded = load(workspace).GetAwaiter().GetResult();
            if (loaded != rows) throw new InvalidOperationException($"{loaded} rows came in, not {rows}.");
        }
        Directory.Delete(data, recursive: true);
    }

    private static async Task<long> ImportAsync(Workspace workspace, string file, bool again)
    {
        var changed = new FactsChanged();
        var terms = new WorkspaceTerms(workspace, new WorkspaceSettings(workspace, TimeProvider.System));
        var job = new ImportJob(workspace, terms, changed, TimeProvider.System);
        using var queue = new ImportQueue(workspace, job, TimeProvider.System, NullLogger<ImportQueue>.Instance);
        var imports = new Imports(workspace, terms, queue, changed, new ImportLimits(), TimeProvider.System);
        var first = await OnceAsync();
        if (!again) return first.RowsNew;
        var watch = Stopwatch.StartNew();
        var second = await OnceAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the same file again, every row unchanged: {watch.Elapsed.TotalMilliseconds:0} ms"));
        return second.RowsUnchanged;

        async Task<ImportRun> OnceAsync()
        {
            await using var body = File.OpenRead(file);
            var run = await imports.ReceiveAsync(Viewer.System, new ImportUpload(ImportKinds.Find("subscription-lines")!, "lines.csv"), body, CancellationToken.None);
            await job.RunAsync(run.Id, CancellationToken.None, CancellationToken.None);
            await using var db = workspace.OpenFor(Viewer.System);
            return (await db.Imports.FindAsync(run.Id))!;
        }
    }
}
