using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Perennial.App.Database;
using Perennial.App.Database.Bulk;
using Perennial.App.Events;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;
using Perennial.Usage;
using Perennial.Usage.Events;
using Perennial.Usage.Ids;
using Perennial.Usage.Intake;

namespace Perennial.App.Import.Run;

/// <summary>Brings rows of events into the event store, each batch on disk before the next. Rows that came before add nothing.</summary>
internal sealed class EventRows(EventStore events, KnownGroups known, ProgressBook progress, WriteTerms terms) : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);
    private readonly ContentIds _ids = new(events.Engine.Names.Seed);
    private readonly EventBuffer _buffer = new(1 << 20);
    private readonly StringBuilder _content = new();
    private readonly SeenIds _seen = new();
    private long _unmapped;

    /// <summary>Message ids that had come before, as far as a few of them are wanted.</summary>
    public HashSet<string> Doubled { get; } = new(StringComparer.Ordinal);
    private const int MostDoubled = 20_000;

    /// <summary>Goes over rows that an earlier run took, so that those without an id that say the same go on being told apart by their number.</summary>
    public void Recall(FileRows rows, ImportKind kind, long until)
    {
        var batch = new RowBatch(kind);
        while (batch.NextOffset < until && rows.Fill(batch, 1))
            if (batch.Count == 1 && !batch.Has(0, EventSlot.MessageId)) _ids.Of(Content(batch, 0));
    }

    public async Task WriteAsync(RowBatch batch, CancellationToken cancellation)
    {
        _buffer.Clear();
        _buffer.Doubled = [];
        _unmapped = 0;
        for (var row = 0; row < batch.Count; row++) Add(batch, row);
        var answer = terms.DryRun ? await events.TryAsync(_buffer, _seen) : await TakeAsync(events, _buffer, cancellation);
        if (answer.Doubled > 0 && !terms.DryRun) NoteDoubled(batch);
        await progress.NoteAsync(batch, new RowCounts(answer.Stored, 0, answer.Doubled, batch.RefusedRows), _unmapped, cancellation);
    }

    /// <summary>Waits as long as the store is full.</summary>
    public static async Task<IntakeAnswer> TakeAsync(EventStore events, EventBuffer buffer, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await events.TakeAsync(buffer);
            }
            catch (IntakeFullException)
            {
                await Task.Delay(_patience, cancellation);
            }
        }
    }

    public void Dispose()
    {
        _buffer.Dispose();
        progress.Dispose();
    }

    /// <summary>Whose event a row says it is.</summary>
    public static string GroupOf(RowBatch batch, int row) => batch.Has(row, EventSlot.AccountId) ? Encoding.UTF8.GetString(batch[row, EventSlot.AccountId])
        : batch.Has(row, EventSlot.SubscriptionId) ? EventGroups.OfSubscription + Encoding.UTF8.GetString(batch[row, EventSlot.SubscriptionId]) : "";

    private void NoteDoubled(RowBatch batch)
    {
        for (var row = 0; row < batch.Count && Doubled.Count < MostDoubled; row++)
            if (batch[row, EventSlot.MessageId] is { IsEmpty: false } id && _buffer.Doubled!.Contains(EventScan.IdOf(id, events.Engine.Names.Seed))) Doubled.Add(Encoding.UTF8.GetString(id));
    }

    private void Add(RowBatch batch, int row)
    {
        Utf8Parser.TryParse(batch[row, EventSlot.Timestamp], out long at, out _);
        var group = GroupOf(batch, row);
        if (!known.Has(group, batch[row, EventSlot.UserId])) _unmapped++;
        var messageId = batch[row, EventSlot.MessageId];
        var id = messageId.IsEmpty ? _ids.Of(Content(batch, row)) : EventScan.IdOf(messageId, events.Engine.Names.Seed);
        _buffer.Track(id, at, Micros.Of(terms.StartedAt), batch[row, EventSlot.UserId], Encoding.UTF8.GetBytes(group), batch[row, EventSlot.Event], batch[row, EventSlot.Properties], Number(batch, row, EventSlot.Count, 1, 1), Number(batch, row, EventSlot.DurationSeconds, 0, 1000));
    }

    private static long Number(RowBatch batch, int row, int slot, long absent, int scale) =>
        batch.Has(row, slot) ? (long)decimal.Round(decimal.Parse(batch[row, slot], NumberStyles.Number, CultureInfo.InvariantCulture) * scale) : absent;

    /// <summary>Everything that the row says.</summary>
    private byte[] Content(RowBatch batch, int row)
    {
        _content.Clear();
        for (var slot = 0; slot < EventSlot.Slots; slot++) _content.Append(CultureInfo.InvariantCulture, $"{slot}\u001f{Encoding.UTF8.GetString(batch[row, slot])}\u001e");
        return Encoding.UTF8.GetBytes(_content.ToString());
    }
}
