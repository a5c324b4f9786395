using System.Text;
using Perennial.App.Database.Audit;
using Perennial.App.Import;
using Perennial.App.Import.Fields;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;
namespace Perennial.App.Database.Bulk;

/// <summary>Writes rates. The key is the pair and the day.</summary>
internal sealed class FxRateWriter : RowWriter
{
    private const string Find = "select rate, recorded_at, import_id, id from fx_rate_facts where base = ?1 and quote = ?2 and day = ?3";

    private readonly Statement _find;
    private readonly Statement _insert;

    public FxRateWriter(StoreConnection connection, WriteTerms terms) : base(connection, terms)
    {
        var table = terms.DryRun ? connection.Temporary("dry_rates", "id $id, base text, quote text, day text, rate text, recorded_at bigint, import_id bigint", key: "base, quote, day") : "fx_rate_facts";
        _find = Prepare(terms.DryRun ? $"{Find} union all select rate, recorded_at, null, id + 4611686018427387904 from {table} where base = ?1 and quote = ?2 and day = ?3" : Find);
        _insert = Prepare($"insert into {table} (base, quote, day, rate, recorded_at, import_id) values (?1, ?2, ?3, ?4, ?5, ?6)");
    }

    public override RowOutcome Write(RowBatch batch, int row)
    {
        long? said = batch.Has(row, FxRateSlot.RecordedAt) ? RecordedAt(batch[row, FxRateSlot.RecordedAt]) : null;
        if (said > Micros.Of(Terms.StartedAt) + TimeSpan.MicrosecondsPerDay)
            return Refuse(batch, row, "recorded_at", Encoding.UTF8.GetString(batch[row, FxRateSlot.RecordedAt]), "lies in the future");
        var (any, same, recordedAt) = Before(batch, row, said);
        if (same && (said is null || said == recordedAt)) return RowOutcome.Unchanged;
        BindKey(_insert, batch, row);
        _insert.Bind(4, batch[row, FxRateSlot.Rate]);
        _insert.Bind(5, said ?? Math.Max(Micros.Of(Terms.StartedAt), recordedAt));
        _insert.Bind(6, Source);
        _insert.Run();
        Change?.Tell(Note(batch, row, any));
        return any ? RowOutcome.Changed : RowOutcome.New;
    }

    private static AuditNote Note(RowBatch batch, int row, bool any)
    {
        string Text(int slot) => Encoding.UTF8.GetString(batch[row, slot]);
        var pair = $"{Text(FxRateSlot.Base)}/{Text(FxRateSlot.Quote)} {Text(FxRateSlot.Day)}";
        return new AuditNote(any ? "restated" : "added", "rate", pair, pair, AuditDetails.None.Add("rate", null, Text(FxRateSlot.Rate)));
    }

    /// <summary>What was said of the pair and day last, as known when this row was recorded.</summary>
    private (bool Any, bool Same, long RecordedAt) Before(RowBatch batch, int row, long? by)
    {
        BindKey(_find, batch, row);
        var (any, same, recordedAt, last) = (false, false, 0L, 0L);
        while (_find.Step())
        {
            if (Undone.Has(_find.LongOrNull(2))) continue;
            var (at, id) = (_find.Long(1), _find.Long(3));
            if (at > by) continue;
            if (any && (at < recordedAt || (at == recordedAt && id < last))) continue;
            (any, same, recordedAt, last) = (true, _find.Utf8(0).SequenceEqual(batch[row, FxRateSlot.Rate]), at, id);
        }
        return (any, same, recordedAt);
    }

    private long RecordedAt(ReadOnlySpan<byte> canonical) =>
        IsoMoment.TryRead(canonical, out var moment) ? Micros.Of(moment.AsInstant(Terms.Zone)) : throw new InvalidOperationException("A recorded_at in a batch is canonical.");

    private static void BindKey(Statement statement, RowBatch batch, int row)
    {
        statement.Bind(1, batch[row, FxRateSlot.Base]);
        statement.Bind(2, batch[row, FxRateSlot.Quote]);
        statement.Bind(3, batch[row, FxRateSlot.Day]);
    }
}
