using System.Text;
using Perennial.App.Database.Audit;
using Perennial.App.Import;
using Perennial.App.Import.Fields;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;
namespace Perennial.App.Database.Bulk;

/// <summary>Writes subscription line facts. The key is line and start; a row that says what its key already says is unchanged.</summary>
internal sealed class SubscriptionLineWriter : RowWriter
{
    private const string Find = "select recorded_at, digest, import_id, id from subscription_line_facts where line_id = ?1 and start_at = ?2";

    private const string Insert = """
        insert into subscription_line_facts (account_id, subscription_id, line_id, product, kind, quantity, unit_price, currency, billing_interval, interval_count,
          start_at, end_at, trial_start, trial_end, cancelled_at, past_due_from, dunning_ends, paused_from, paused_to,
          discount_percent, discount_amount, discount_duration, discount_end, extra, recorded_at, import_id, digest)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27)
        """;

    private readonly AccountRegister _accounts;
    private readonly Statement _find;
    private readonly Statement _insert;
    private readonly long _startedAt;

    public SubscriptionLineWriter(StoreConnection connection, WriteTerms terms) : base(connection, terms)
    {
        _startedAt = Micros.Of(terms.StartedAt);
        _accounts = new AccountRegister(connection, terms, Merges);
        var dry = terms.DryRun ? connection.Temporary("dry_lines", "id $id, line_id text, start_at text, recorded_at bigint, digest bigint", key: "line_id, start_at") : null;
        _find = Prepare(dry is null ? Find : $"{Find} union all select recorded_at, digest, null, id + 4611686018427387904 from {dry} where line_id = ?1 and start_at = ?2");
        _insert = Prepare(dry is null ? Insert : $"insert into {dry} (line_id, start_at, recorded_at, digest) values (?1, ?2, ?3, ?4)");
    }

    public override int AccountsNamed => _accounts.Named;

    public override RowOutcome Write(RowBatch batch, int row)
    {
        long? said = batch.Has(row, LineSlot.RecordedAt) ? RecordedAt(batch[row, LineSlot.RecordedAt]) : null;
        if (said > _startedAt + TimeSpan.MicrosecondsPerDay)
            return Refuse(batch, row, "recorded_at", Encoding.UTF8.GetString(batch[row, LineSlot.RecordedAt]), "lies in the future");
        var before = Before(batch, row, said);
        var same = before.Digest == batch.Digest(row);
        // A statement that gives its own time is kept with that time even when it repeats an earlier one: others may fall between them.
        if (same && (said is null || before.RecordedAt == said)) return RowOutcome.Unchanged;
        Add(batch, row, said ?? Math.Max(_startedAt, before.RecordedAt ?? 0));
        Change?.Tell(Note(batch, row, before.Any));
        return !before.Any ? RowOutcome.New : same ? RowOutcome.Unchanged : RowOutcome.Changed;
    }

    public override void Dispose()
    {
        _accounts.Dispose();
        base.Dispose();
    }

    protected override void Forget() => _accounts.Forget();

    /// <summary>The statement in force under the row's key: the last one recorded, or the last one by the time the row gives.</summary>
    private (bool Any, long? RecordedAt, long? Digest) Before(RowBatch batch, int row, long? by)
    {
        _find.Bind(1, batch[row, LineSlot.LineId]);
        _find.Bind(2, batch[row, LineSlot.StartAt]);
        var any = false;
        long? recordedAt = null, digest = null;
        long last = 0;
        while (_find.Step())
        {
            if (Undone.Has(_find.LongOrNull(2))) continue;
            any = true;
            var (at, id) = (_find.Long(0), _find.Long(3));
            if (at > by || at < recordedAt || (at == recordedAt && id < last)) continue;
            (recordedAt, digest, last) = (at, _find.Long(1), id);
        }
        return (any, recordedAt, digest);
    }

    private AuditNote Note(RowBatch batch, int row, bool any)
    {
        var details = new AuditDetails();
        foreach (var field in batch.Kind.Fields.Where(f => batch.Has(row, f.Slot))) details.Add(field.Name, null, Encoding.UTF8.GetString(batch[row, field.Slot]));
        var line = Encoding.UTF8.GetString(batch[row, LineSlot.LineId]);
        return new AuditNote(any ? "restated" : "added", "line", line, line, details) { AccountId = new(Merges.Accounts.Root(_accounts.Resolve(batch[row, LineSlot.AccountExternalId]))) };
    }

    private void Add(RowBatch batch, int row, long recordedAt)
    {
        var account = _accounts.Resolve(batch[row, LineSlot.AccountExternalId]);
        if (Terms.DryRun)
        {
            _insert.Bind(1, batch[row, LineSlot.LineId]);
            _insert.Bind(2, batch[row, LineSlot.StartAt]);
            _insert.Bind(3, recordedAt);
            _insert.Bind(4, batch.Digest(row));
            _insert.Run();
            return;
        }
        _insert.Bind(1, account);
        for (var slot = LineSlot.SubscriptionId; slot <= LineSlot.Extra; slot++)
        {
            if (batch.Has(row, slot)) _insert.Bind(slot + 1, batch[row, slot]);
            else _insert.BindNull(slot + 1);
        }
        _insert.Bind(25, recordedAt);
        _insert.Bind(26, Source);
        _insert.Bind(27, batch.Digest(row));
        _insert.Run();
    }

    private long RecordedAt(ReadOnlySpan<byte> canonical) =>
        IsoMoment.TryRead(canonical, out var moment) ? Micros.Of(moment.AsInstant(Terms.Zone)) : throw new InvalidOperationException("A recorded_at in a batch is canonical.");
}
