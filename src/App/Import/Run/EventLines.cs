using System.Text;
using Perennial.App.Database;
using Perennial.App.Database.Bulk;
using Perennial.App.Events;
using Perennial.App.Import.Csv;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;
using Perennial.Usage;
using Perennial.Usage.Events;
using Perennial.Usage.Ids;
using Perennial.Usage.Intake;

namespace Perennial.App.Import.Run;

/// <summary>Brings lines of JSON in, one Segment message a line, from where an earlier run left off.</summary>
internal sealed class EventLines(EventStore events, KnownGroups known, ProgressBook progress, WriteTerms terms) : IDisposable
{
    private const int MostBytes = 4 << 20;
    private readonly EventBuffer _buffer = new(1 << 20);
    private readonly SeenIds _seen = new();
    private readonly ContentIds _ids = new(events.Engine.Names.Seed);

    /// <summary>Whether a file begins as JSON does.</summary>
    public static bool Are(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> start = stackalloc byte[64];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return Utf8Text.Trim(start.StartsWith("\uFEFF"u8) ? start[3..] : start).StartsWith("{"u8);
    }

    public async Task RunAsync(string file, ImportRun run, int rowsInBatch, CancellationToken stop)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        var (lines, scan) = (new LineReader(stream, 0, 1), new EventScan(events.Engine.Names.Seed, _ids.Of));
        var batch = new RowBatch(ImportKinds.Find(run.Kind)!);
        var (unmapped, receivedAt) = (0L, Micros.Of(terms.StartedAt));
        while (lines.Read())
        {
            stop.ThrowIfCancellationRequested();
            var isDone = lines.NextOffset <= run.BytesDone; // an earlier run took it: only what rows without an id are called is counted again
            var text = Utf8Text.Trim(lines.Text.StartsWith("\uFEFF"u8) ? lines.Text[3..] : lines.Text);
            if (lines.IsTooLong && !isDone) batch.Refuse([new RowError(lines.NextLine - 1, null, Utf8Text.Excerpt(text), $"the line is longer than {LineReader.Longest / 1024} kB")]);
            else if (!lines.IsTooLong && !text.IsEmpty)
            {
                var before = _buffer.Length;
                var refused = scan.Line(text, receivedAt, _buffer);
                if (isDone) _buffer.Clear();
                else if (refused is not null) batch.Refuse([new RowError(lines.NextLine - 1, refused.Field, Utf8Text.Excerpt(text), refused.Why)]);
                else if (!IsKnown(_buffer.Bytes[before..])) unmapped++;
            }
            (batch.NextOffset, batch.NextLine) = (lines.NextOffset, lines.NextLine);
            if (_buffer.Count + batch.RefusedRows < rowsInBatch && _buffer.Length < MostBytes) continue;
            await TakeAsync(batch, unmapped, stop);
            unmapped = 0;
        }
        await TakeAsync(batch, unmapped, stop);
    }

    public void Dispose()
    {
        _buffer.Dispose();
        progress.Dispose();
    }

    private bool IsKnown(ReadOnlySpan<byte> record)
    {
        var message = new EventRecord(record);
        return message.Kind > EventKind.Screen || known.Has(Encoding.UTF8.GetString(message.Group), message.User);
    }

    private async Task TakeAsync(RowBatch batch, long unmapped, CancellationToken stop)
    {
        if (_buffer.Count == 0 && batch.RefusedRows == 0) return;
        var answer = terms.DryRun ? await events.TryAsync(_buffer, _seen) : await EventRows.TakeAsync(events, _buffer, stop);
        await progress.NoteAsync(batch, new RowCounts(answer.Stored, 0, answer.Doubled, batch.RefusedRows), unmapped, stop);
        _buffer.Clear();
        var (offset, line) = (batch.NextOffset, batch.NextLine);
        batch.Clear();
        (batch.NextOffset, batch.NextLine) = (offset, line);
    }
}
