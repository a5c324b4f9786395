using System.Text;
using Perennial.App.Import;
using Perennial.App.Import.Rows;
using Perennial.App.Accounts;
using Perennial.App.Database.Audit;
namespace Perennial.App.Database.Bulk;

/// <summary>Writes rows that speak of a record with merged fields: an account or a contact. A row that adds nothing to what is known is unchanged.</summary>
internal abstract class RecordWriter : RowWriter
{
    private readonly string _kind;
    private readonly string? _reference;
    private readonly int _idSlot, _customSlot, _referenceSlot;
    private readonly Statement _facts;
    private readonly NotedEvents _events;
    private readonly Statement? _remember, _remembered;

    protected RecordWriter(StoreConnection connection, WriteTerms terms, string facts, string key, int idSlot, int customSlot, string? reference, int referenceSlot) : base(connection, terms)
    {
        (_kind, _reference, _idSlot, _customSlot, _referenceSlot) = (facts, reference, idSlot, customSlot, referenceSlot);
        Accounts = new AccountRegister(connection, terms, Merges);
        _facts = Prepare($"""
            select f.fields, f.recorded_at, f.import_id from {facts}_facts f
            where f.{facts}_id = (select id from {key} where external_id = ?1) order by f.effective_at, f.recorded_at, f.id
            """);
        _events = new NotedEvents(connection);
        if (!terms.DryRun) return;
        var dry = connection.Temporary($"dry_{facts}s", "external_id text primary key, fields text", key: null);
        _remember = Prepare($"insert into {dry} values (?1, ?2) on conflict (external_id) do update set fields = excluded.fields");
        _remembered = Prepare($"select fields from {dry} where external_id = ?1");
    }

    public override int AccountsNamed => Accounts.Named;

    protected AccountRegister Accounts { get; }

    public override RowOutcome Write(RowBatch batch, int row)
    {
        var externalId = batch[row, _idSlot];
        var given = Given(batch, row);
        var (state, any, recordedAt) = State(externalId);
        if (_reference is not null && given[_reference] is { } above && LeadsBack(above, _reference, Encoding.UTF8.GetString(externalId)))
            return Refuse(batch, row, _reference, Encoding.UTF8.GetString(batch[row, _referenceSlot]), "makes a circle: it leads back to this row itself");
        if (any && state.Says(given)) return RowOutcome.Unchanged;
        if (Terms.DryRun)
        {
            Remember(batch, row, state, given);
            return any ? RowOutcome.Changed : RowOutcome.New;
        }
        var said = Add(batch, row, given, Math.Max(Micros.Of(Terms.StartedAt), recordedAt));
        var account = Merges.Accounts.Root(said);
        Change?.Tell(Note(Encoding.UTF8.GetString(externalId), any, state, given) with { AccountId = account > 0 ? new AccountId(account) : null });
        var shows = _kind != "account" || account == said; // what is said of a merged account itself changes nothing
        foreach (var title in shows ? Events(any ? state : null, given) : []) _events.Add(account, title, Micros.Of(Terms.StartedAt), Source, Change?.Note);
        return any ? RowOutcome.Changed : RowOutcome.New;
    }

    public override void Dispose()
    {
        Accounts.Dispose();
        _events.Dispose();
        base.Dispose();
    }

    /// <summary>In a dry run: takes note of an account that would be created.</summary>
    protected virtual void NameAccount(RowBatch batch, int row)
    {
    }

    /// <summary>What is worth a line on the account's timeline.</summary>
    /// <param name="before">Null for a new record.</param>
    /// <param name="given">What was said now.</param>
    protected virtual IEnumerable<string> Events(FactFields? before, FactFields given) => [];

    /// <summary>
    /// The account that a fact is to name: the very one that the last fact named, when both are one by now. So each goes back to its own when a merge is taken back.
    /// </summary>
    protected long AccountOf(ReadOnlySpan<byte> named, Statement owners, long record)
    {
        var account = Accounts.Resolve(named);
        if (Merges.Accounts.IsEmpty) return account;
        owners.Bind(1, record);
        var last = 0L;
        while (owners.Step())
            if (!Undone.Has(owners.LongOrNull(1))) last = owners.Long(0);
        return last > 0 && Merges.Accounts.Root(last) == Merges.Accounts.Root(account) ? last : account;
    }

    /// <returns>The number of the account that the record is or belongs to; 0 for a record of the whole workspace.</returns>
    protected abstract long Add(RowBatch batch, int row, FactFields given, long recordedAt);

    protected override void Forget() => Accounts.Forget();

    private AuditNote Note(string externalId, bool any, FactFields state, FactFields given)
    {
        var details = new AuditDetails();
        foreach (var (field, from, to) in state.Differences(given)) details.Add(field, from, to);
        var called = given["name"] ?? state["name"] ?? given["email"] ?? state["email"] ?? externalId;
        return new AuditNote(any ? "changed" : "added", _kind, externalId, called, details);
    }

    private FactFields Given(RowBatch batch, int row)
    {
        var given = new FactFields();
        foreach (var field in batch.Kind.Fields)
            if (field.Slot != _idSlot && batch.IsGiven(row, field.Slot))
                given[field.Name] = batch.Has(row, field.Slot) ? Encoding.UTF8.GetString(batch[row, field.Slot]) : null;
        if (batch.Has(row, _customSlot)) given.TakeCustom(batch[row, _customSlot]);
        return given;
    }

    private (FactFields State, bool Any, long RecordedAt) State(ReadOnlySpan<byte> externalId)
    {
        var state = new FactFields();
        var (any, recordedAt) = (false, 0L);
        _facts.Bind(1, externalId);
        while (_facts.Step())
        {
            if (Undone.Has(_facts.LongOrNull(2))) continue;
            state.Apply(FactFields.Read(_facts.Utf8(0)));
            (any, recordedAt) = (true, Math.Max(recordedAt, _facts.Long(1)));
        }
        if (_remembered is null) return (state, any, recordedAt);
        _remembered.Bind(1, externalId);
        if (_remembered.Step())
        {
            state.Apply(FactFields.Read(_remembered.Utf8(0)));
            any = true;
        }
        _remembered.Reset();
        return (state, any, recordedAt);
    }

    private void Remember(RowBatch batch, int row, FactFields state, FactFields given)
    {
        NameAccount(batch, row);
        state.Apply(given);
        _remember!.Bind(1, batch[row, _idSlot]);
        _remember.Bind(2, state.ToJson());
        _remember.Run();
    }

    /// <summary>The record that a named one is part of now.</summary>
    private string? Now(string? externalId) => _kind == "contact" ? Merges.Contact(externalId) : Merges.Account(externalId);

    /// <summary>Whether going up from a record comes to this one.</summary>
    private bool LeadsBack(string above, string reference, string self)
    {
        var steps = 0;
        for (var at = Now(above); at is not null && steps++ < 100; at = Now(State(Encoding.UTF8.GetBytes(at)).State[reference]))
            if (at == self) return true;
        return false;
    }
}
