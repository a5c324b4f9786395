using Perennial.App.Import;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;
namespace Perennial.App.Database.Bulk;

/// <summary>Writes contact facts, and the contacts' current rows with them. An account that a contact names and nobody knows is created.</summary>
internal sealed class ContactWriter : RecordWriter
{
    private readonly ContactProjection _projection;
    private readonly Statement _key, _addKey, _insert, _owners;

    public ContactWriter(StoreConnection connection, WriteTerms terms)
        : base(connection, terms, "contact", "contact_keys", ContactSlot.ExternalId, ContactSlot.Custom, "reports_to", ContactSlot.ReportsToExternalId)
    {
        _projection = new ContactProjection(connection, Undone, Merges);
        _key = Prepare("select id from contact_keys where external_id = ?1");
        _addKey = Prepare("insert into contact_keys (external_id, created_at) values (?1, ?2) returning id");
        _owners = Prepare("select account_id, import_id from contact_facts where contact_id = ?1 order by effective_at, recorded_at, id");
        _insert = Prepare("insert into contact_facts (contact_id, account_id, effective_at, recorded_at, import_id, fields) values (?1, ?2, ?3, ?3, ?4, ?5)");
    }

    public override void Dispose()
    {
        _projection.Dispose();
        base.Dispose();
    }

    protected override void NameAccount(RowBatch batch, int row) => Accounts.Resolve(batch[row, ContactSlot.AccountExternalId]);

    protected override IEnumerable<string> Events(FactFields? before, FactFields given)
    {
        if (before is null) yield break;
        var name = given["name"] ?? before["name"] ?? given["email"] ?? before["email"] ?? "A contact";
        foreach (var (field, from, to) in before.Differences(given))
        {
            if (field == "left_on" && to is not null) yield return $"{name} left on {to}";
            else if (field == "role" && to is not null) yield return $"{name} is {to} now";
            else if (field == "bounce" && to == "hard") yield return $"Mail to {name} comes back";
            else if (field == "archived" && (from == "yes" || to == "yes")) yield return to == "yes" ? $"{name} archived" : $"{name} restored";
        }
    }

    protected override long Add(RowBatch batch, int row, FactFields given, long recordedAt)
    {
        var contact = Key(batch[row, ContactSlot.ExternalId]);
        _insert.Bind(1, contact);
        var account = AccountOf(batch[row, ContactSlot.AccountExternalId], _owners, contact);
        _insert.Bind(2, account);
        _insert.Bind(3, recordedAt);
        _insert.Bind(4, Source);
        _insert.Bind(5, given.ToJson());
        _insert.Run();
        _projection.Refresh(contact);
        return account;
    }

    private long Key(ReadOnlySpan<byte> externalId)
    {
        _key.Bind(1, externalId);
        var known = _key.Step();
        var id = known ? _key.Long(0) : 0;
        _key.Reset();
        if (known) return id;
        _addKey.Bind(1, externalId);
        _addKey.Bind(2, Micros.Of(Terms.StartedAt));
        _addKey.Step();
        id = _addKey.Long(0);
        _addKey.Finish();
        return id;
    }
}
