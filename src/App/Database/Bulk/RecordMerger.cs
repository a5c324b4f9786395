using Perennial.App.Accounts;
using Perennial.App.Database.Audit;

namespace Perennial.App.Database.Bulk;

/// <summary>Merges records inside the transaction of one change.</summary>
internal sealed class RecordMerger : IDisposable
{
    private readonly UndoneSources _undone;
    private readonly Merges _merges;
    private readonly AccountProjection _accounts;
    private readonly ContactProjection _contacts;
    private readonly ContractProjection _contracts;
    private readonly MergeEffects _effects;
    private readonly NotedEvents _events;
    private readonly RecordFacts _accountFacts, _contactFacts;
    private readonly Statement _merge, _addAccountFact, _addContactFact, _above;
    private readonly ChangeBook _change;
    private readonly long _at;

    /// <param name="connection">In a transaction, at the write gate.</param>
    /// <param name="change">What the merge is part of.</param>
    /// <param name="at">UTC microseconds.</param>
    public RecordMerger(StoreConnection connection, ChangeBook change, long at)
    {
        (_change, _at) = (change, at);
        _undone = new UndoneSources(connection);
        _merges = new Merges(connection);
        _accounts = new AccountProjection(connection, _undone, _merges);
        _contacts = new ContactProjection(connection, _undone, _merges);
        _contracts = new ContractProjection(connection, _undone, _merges);
        _effects = new MergeEffects(connection, _merges, _accounts, _contacts, _contracts);
        _events = new NotedEvents(connection);
        _accountFacts = new RecordFacts(connection, _undone, "account", "account_id");
        _contactFacts = new RecordFacts(connection, _undone, "contact", "account_id");
        _merge = connection.Prepare("insert into merges (kind, record_id, into_id, recorded_at, import_id) values (?1, ?2, ?3, ?4, ?5)");
        _addAccountFact = connection.Prepare("insert into account_facts (account_id, effective_at, recorded_at, import_id, fields) values (?1, ?2, ?2, ?3, ?4)");
        _addContactFact = connection.Prepare("insert into contact_facts (contact_id, account_id, effective_at, recorded_at, import_id, fields) values (?1, ?5, ?2, ?2, ?3, ?4)");
        _above = connection.Prepare("select p.external_id from accounts a join accounts p on p.external_id = a.parent_external_id where a.external_id = ?1");
        _undone.Load();
        _merges.Load();
    }

    /// <exception cref="MergeRefusedException">The two cannot be one.</exception>
    public void Accounts(long from, long into, IReadOnlySet<string> take)
    {
        RefuseGone(_merges.Accounts, from, into);
        var (lost, kept) = (_accountFacts.ReadOrEmpty(from), _accountFacts.ReadOrEmpty(into));
        if (Above(kept.ExternalId) is { } above && above != lost.ExternalId && LeadsTo(above, lost.ExternalId))
            throw new MergeRefusedException($"{kept.ExternalId} lies further down in the hierarchy of {lost.ExternalId}. Merge the other way round.");
        var given = MergedFields.Of(lost.State, kept.State, take);
        if (kept.State["parent_id"] is { } own && _merges.Account(own) == lost.ExternalId) given["parent_id"] = lost.State["parent_id"]; // what was above both stays above
        if (_merges.Account(given["parent_id"]) is { } parent && (parent == lost.ExternalId || LeadsTo(parent, kept.ExternalId))) given.Drop("parent_id");
        var details = Details(kept, given, lost);
        if (!given.IsEmpty) Add(_addAccountFact, into, given, kept);
        Record(MergeMap.Account, from, into);
        _effects.OfAccount(from, into);
        Tell("account", new AccountId(into), lost, kept, details);
    }

    /// <exception cref="MergeRefusedException">The two cannot be one.</exception>
    public void Contacts(long from, long into, IReadOnlySet<string> take)
    {
        RefuseGone(_merges.Contacts, from, into);
        var (lost, kept) = (_contactFacts.ReadOrEmpty(from), _contactFacts.ReadOrEmpty(into));
        var account = _merges.Accounts.Root(kept.Owner);
        if (account != _merges.Accounts.Root(lost.Owner)) throw new MergeRefusedException("They belong to different accounts. Move one of them first, or merge the accounts.");
        var given = MergedFields.Of(lost.State, kept.State, take);
        if (_merges.Contact(given["reports_to"]) is { } above && (above == kept.ExternalId || above == lost.ExternalId)) given.Drop("reports_to");
        var details = Details(kept, given, lost);
        if (!given.IsEmpty)
        {
            _addContactFact.Bind(5, kept.Owner);
            Add(_addContactFact, into, given, kept);
        }
        Record(MergeMap.Contact, from, into);
        _effects.OfContact(from, into);
        Tell("contact", new AccountId(account), lost, kept, details);
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _merge, _addAccountFact, _addContactFact, _above }) statement.Dispose();
        foreach (var part in new IDisposable[] { _effects, _events, _accounts, _contacts, _contracts, _accountFacts, _contactFacts, _merges, _undone }) part.Dispose();
    }

    private static void RefuseGone(MergeMap merges, long from, long into)
    {
        if (from == into) throw new MergeRefusedException("A record cannot be merged into itself.");
        if (merges.IsMerged(from) || merges.IsMerged(into)) throw new MergeRefusedException("One of the two was merged into another meanwhile.");
    }

    private static AuditDetails Details(RecordFacts.Known kept, FactFields given, RecordFacts.Known lost)
    {
        var details = AuditDetails.None.Add("merged", null, lost.ExternalId);
        foreach (var (field, was, becomes) in kept.State.Differences(given)) details.Add(field, was, becomes);
        return details;
    }

    private void Add(Statement insert, long record, FactFields given, RecordFacts.Known before)
    {
        insert.Bind(1, record);
        insert.Bind(2, Math.Max(_at, before.UpdatedAt));
        insert.Bind(3, _change.Source);
        insert.Bind(4, given.ToJson());
        insert.Run();
    }

    private void Record(string kind, long from, long into)
    {
        _merge.Bind(1, kind);
        _merge.Bind(2, from);
        _merge.Bind(3, into);
        _merge.Bind(4, _at);
        _merge.Bind(5, _change.Source);
        _merge.Run();
        _merges.Load();
    }

    private void Tell(string kind, AccountId account, RecordFacts.Known lost, RecordFacts.Known kept, AuditDetails details)
    {
        _change.Tell(new AuditNote("merged", kind, kept.ExternalId, Called(kept), details) { AccountId = account });
        _events.Add(account.Value, $"{Called(lost)} was merged into {(kind == "account" ? "this account" : Called(kept))}", _at, _change.Source, _change.Note);
        _change.Tell(new AuditNote("merged away", kind, lost.ExternalId, Called(lost), AuditDetails.None.Add("into", null, kept.ExternalId)) { AccountId = account });
    }

    private static string Called(RecordFacts.Known record) => record.State["name"] ?? record.State["email"] ?? record.ExternalId;

    private string? Above(string account)
    {
        _above.Bind(1, account);
        var above = _above.Step() ? _above.Text(0) : null;
        _above.Reset();
        return above;
    }

    /// <summary>Whether going up from an account comes to another.</summary>
    private bool LeadsTo(string account, string other)
    {
        string? at = account;
        for (var steps = 0; at is not null && steps < 100; at = Above(at), steps++)
            if (at == other) return true;
        return false;
    }
}
