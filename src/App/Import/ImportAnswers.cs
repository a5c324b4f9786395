using System.Text.Json;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Run;
using Perennial.Client;

namespace Perennial.App.Import;

/// <summary>Imports as the API tells of them.</summary>
internal static class ImportAnswers
{
    public static Client.Import Of(ImportRun run, ImportQueue queue, TimeProvider clock) => new(
        run.Id, run.Kind, run.FileName, Imports.Word(run.Status), run.DryRun,
        CountsOf(run), run.AccountsNamed, Progress(run, queue, clock),
        run.Encoding, run.Delimiter, run.Sha256, JsonSerializer.Deserialize<ImportMapping>(run.Mapping, ImportJson.Options)!,
        run.CreatedAt, run.StartedAt, run.FinishedAt, run.UndoneAt, run.PersonName, run.Error);

    private static ImportCounts CountsOf(ImportRun run) => run.Kind == "events"
        ? new(run.RowsNew, run.RowsChanged, run.RowsUnchanged, run.RowsRefused) { Stored = run.RowsNew, Doubled = run.RowsUnchanged, Unmapped = run.RowsUnmapped }
        : new(run.RowsNew, run.RowsChanged, run.RowsUnchanged, run.RowsRefused);

    public static ImportKindInfo Of(ImportKind kind) => new(kind.Name, kind.Title, kind.About, kind.OtherColumns,
        [.. kind.Fields.Select(f => new ImportFieldInfo(f.Name, f.Required, f.Type.Expects, f.About, f.Aliases))]);

    private static ImportProgress Progress(ImportRun run, ImportQueue queue, TimeProvider clock)
    {
        var done = new ImportProgress(run.RowsDone, run.BytesDone, run.TotalBytes);
        if (queue.Pace(run.Id) is not { } pace) return done;
        var seconds = clock.GetElapsedTime(pace.Since).TotalSeconds;
        var bytesPerSecond = (run.BytesDone - pace.BytesBefore) / Math.Max(seconds, 0.001);
        return done with
        {
            RowsPerSecond = (long)((run.RowsDone - pace.RowsBefore) / Math.Max(seconds, 0.001)),
            SecondsRemaining = bytesPerSecond < 1 ? null : (long)Math.Ceiling((run.TotalBytes - run.BytesDone) / bytesPerSecond),
        };
    }
}
