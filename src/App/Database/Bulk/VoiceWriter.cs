using System.Text;
using Perennial.App.Import;
using Perennial.App.Import.Fields;
using Perennial.App.Import.Rows;

namespace Perennial.App.Database.Bulk;

/// <summary>Writes statements about one thing each, under a key: a survey answer, a ticket. A row that says what its key already says is unchanged.</summary>
internal abstract class VoiceWriter : RowWriter
{
    private readonly int _recordedSlot, _accountSlot;
    private readonly long _startedAt;
    private readonly Statement _find;
    private readonly Statement? _remember;

    /// <param name="connection">Where to write.</param>
    /// <param name="terms">Under what terms.</param>
    /// <param name="table">Of the facts.</param>
    /// <param name="key">Its column for the key.</param>
    /// <param name="state">Further columns that the last statement is compared by.</param>
    /// <param name="recordedSlot">Where a row says when it became known.</param>
    /// <param name="accountSlot">Where it names the account.</param>
    protected VoiceWriter(StoreConnection connection, WriteTerms terms, string table, string key, string[] state, int recordedSlot, int accountSlot) : base(connection, terms)
    {
        (_recordedSlot, _accountSlot, _startedAt) = (recordedSlot, accountSlot, Micros.Of(terms.StartedAt));
        Accounts = new AccountRegister(connection, terms, Merges);
        Notes = new VoiceActivities(connection, Merges, terms);
        var find = $"select recorded_at, digest, import_id, id, {string.Join(", ", state)} from {table} where {key} = ?1";
        if (terms.DryRun)
        {
            var dry = connection.Temporary("dry_" + table, "id $id, answer_key text, recorded_at bigint, digest bigint", key: "answer_key");
            find += $" union all select recorded_at, digest, null, id + 4611686018427387904, {string.Join(", ", state.Select(_ => "null"))} from {dry} where answer_key = ?1";
            _remember = Prepare($"insert into {dry} (answer_key, recorded_at, digest) values (?1, ?2, ?3)");
        }
        _find = Prepare(find);
    }

    public override int AccountsNamed => Accounts.Named;

    protected AccountRegister Accounts { get; }
    protected VoiceActivities Notes { get; }

    public override RowOutcome Write(RowBatch batch, int row)
    {
        long? said = batch.Has(row, _recordedSlot) ? RecordedAt(batch[row, _recordedSlot]) : null;
        if (said > _startedAt + TimeSpan.MicrosecondsPerDay)
            return Refuse(batch, row, "recorded_at", Encoding.UTF8.GetString(batch[row, _recordedSlot]), "lies in the future");
        var key = KeyOf(batch, row);
        var before = Before(key, said);
        var same = before?.Digest == batch.Digest(row);
        // A statement that gives its own time is kept with that time even when it repeats an earlier one: others may fall between them.
        if (same && (said is null || before!.RecordedAt == said)) return RowOutcome.Unchanged;
        var account = Accounts.Resolve(batch[row, _accountSlot]);
        var recordedAt = said ?? Math.Max(_startedAt, before?.RecordedAt ?? 0);
        if (_remember is not null)
        {
            _remember.Bind(1, key);
            _remember.Bind(2, recordedAt);
            _remember.Bind(3, batch.Digest(row));
            _remember.Run();
        }
        else Add(batch, row, key, account, recordedAt, before?.State);
        return before is null ? RowOutcome.New : same ? RowOutcome.Unchanged : RowOutcome.Changed;
    }

    public override void Dispose()
    {
        Accounts.Dispose();
        Notes.Dispose();
        base.Dispose();
    }

    protected abstract byte[] KeyOf(RowBatch batch, int row);

    /// <param name="batch">With the row.</param>
    /// <param name="row">Which.</param>
    /// <param name="key">Of what it speaks of.</param>
    /// <param name="account">Its number.</param>
    /// <param name="recordedAt">UTC microseconds.</param>
    /// <param name="before">The further columns of the statement in force; null for the first one.</param>
    protected abstract void Add(RowBatch batch, int row, byte[] key, long account, long recordedAt, IReadOnlyList<string?>? before);

    protected override void Forget() => Accounts.Forget();

    protected static string? Text(RowBatch batch, int row, int slot) => batch.Has(row, slot) ? Encoding.UTF8.GetString(batch[row, slot]) : null;

    protected static void Bind(Statement statement, int parameter, RowBatch batch, int row, int slot)
    {
        if (batch.Has(row, slot)) statement.Bind(parameter, batch[row, slot]);
        else statement.BindNull(parameter);
    }

    private sealed record Said(long RecordedAt, long Digest, long Id, IReadOnlyList<string?> State);

    /// <summary>The statement in force under a key: the last one recorded, or the last one by the time the row gives.</summary>
    private Said? Before(byte[] key, long? by)
    {
        _find.Bind(1, key);
        Said? last = null;
        var any = false;
        while (_find.Step())
        {
            if (Undone.Has(_find.LongOrNull(2))) continue;
            any = true;
            var (at, id) = (_find.Long(0), _find.Long(3));
            if (at > by || (last is not null && (at < last.RecordedAt || (at == last.RecordedAt && id < last.Id)))) continue;
            last = new(at, _find.Long(1), id, [.. Enumerable.Range(4, StateColumns).Select(_find.TextOrNull)]);
        }
        return last ?? (any ? new(0, 0, 0, new string?[StateColumns]) : null);
    }

    protected abstract int StateColumns { get; }

    private long RecordedAt(ReadOnlySpan<byte> canonical) =>
        IsoMoment.TryRead(canonical, out var moment) ? Micros.Of(moment.AsInstant(Terms.Zone)) : throw new InvalidOperationException("A recorded_at in a batch is canonical.");
}
