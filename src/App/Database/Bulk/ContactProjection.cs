using Perennial.App.Accounts;
using Perennial.App.Fields;

namespace Perennial.App.Database.Bulk;

/// <summary>Makes the current row of a contact from its facts.</summary>
internal sealed class ContactProjection : IDisposable
{
    private const string Save = """
        insert into contacts (id, external_id, account_id, name, name_key, email, email_key, role, reports_to_id, reports_to_external_id, consent, custom, created_at, updated_at, version,
          title, phone, bounce, influence, stance, left_on, archived)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, (select id from contacts where external_id = ?8), ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)
        on conflict (id) do update set account_id = excluded.account_id, name = excluded.name, name_key = excluded.name_key, email = excluded.email, email_key = excluded.email_key,
          role = excluded.role, reports_to_id = excluded.reports_to_id, reports_to_external_id = excluded.reports_to_external_id, consent = excluded.consent,
          custom = excluded.custom, updated_at = excluded.updated_at, version = excluded.version, title = excluded.title, phone = excluded.phone,
          bounce = excluded.bounce, influence = excluded.influence, stance = excluded.stance, left_on = excluded.left_on, archived = excluded.archived
        """;

    private readonly Merges _merges;
    private readonly RecordFacts _facts;
    private readonly Statement _save, _adopt, _remove, _orphan, _noCustom, _addCustom;

    public ContactProjection(StoreConnection connection, UndoneSources undone, Merges merges)
    {
        _merges = merges;
        _facts = new RecordFacts(connection, undone, "contact", "account_id");
        _save = connection.Prepare(Save);
        _adopt = connection.Prepare("update contacts set reports_to_id = ?1 where reports_to_external_id = ?2 and reports_to_id is distinct from ?1");
        _remove = connection.Prepare("delete from contacts where id = ?1");
        _noCustom = connection.Prepare("delete from contact_custom where contact_id = ?1");
        _addCustom = connection.Prepare("insert into contact_custom (contact_id, account_id, field, text_key, number_e8, day) values (?1, ?2, ?3, ?4, ?5, ?6)");
        _orphan = connection.Prepare("update contacts set reports_to_id = null where reports_to_id = ?1");
    }

    public void Refresh(long contact)
    {
        if (_facts.Read(contact) is not { } known || _merges.Contacts.IsMerged(contact)) Remove(contact);
        else Put(contact, known, known.Version + _merges.Times(MergeMap.Contact, contact));
    }

    public void Dispose()
    {
        _facts.Dispose();
        foreach (var statement in new[] { _save, _adopt, _remove, _orphan, _noCustom, _addCustom }) statement.Dispose();
    }

    private void Put(long contact, RecordFacts.Known known, long version)
    {
        var (externalId, createdAt, state) = (known.ExternalId, known.CreatedAt, known.State);
        var name = state["name"] ?? state["email"] ?? externalId;
        var account = _merges.Accounts.Root(known.Owner);
        var above = _merges.Contact(state["reports_to"]);
        _save.Bind(1, contact);
        _save.Bind(2, externalId);
        _save.Bind(3, account);
        _save.Bind(4, name);
        _save.Bind(5, FoldedKey.Of(name));
        _save.Bind(6, state["email"]);
        _save.Bind(7, state["role"]);
        _save.Bind(8, above == externalId ? null : above);
        _save.Bind(9, state["consent"] ?? "unknown");
        _save.Bind(10, CustomFields.Write(state.Custom));
        _save.Bind(11, createdAt);
        _save.Bind(12, Math.Max(known.UpdatedAt, createdAt));
        _save.Bind(13, version);
        _save.Bind(14, state["title"]);
        _save.Bind(15, state["phone"]);
        _save.Bind(16, state["bounce"] ?? "none");
        _save.Bind(17, state["influence"]);
        _save.Bind(18, state["stance"]);
        _save.Bind(19, state["left_on"]);
        _save.Bind(20, state["archived"] == "yes");
        _save.Run();
        _adopt.Bind(1, contact);
        _adopt.Bind(2, externalId);
        _adopt.Run();
        PutCustom(contact, account, state);
    }

    private void PutCustom(long contact, long account, FactFields state)
    {
        _noCustom.Bind(1, contact);
        _noCustom.Run();
        foreach (var (field, value) in state.Custom)
        {
            _addCustom.Bind(1, contact);
            _addCustom.Bind(2, account);
            _addCustom.Bind(3, field);
            _addCustom.Bind(4, CustomKey.KeyOf(value));
            _addCustom.Bind(5, CustomKey.UnitsOf(value));
            _addCustom.Bind(6, CustomField.DayOf(value) is null ? null : value);
            _addCustom.Run();
        }
    }

    private void Remove(long contact)
    {
        _noCustom.Bind(1, contact);
        _noCustom.Run();
        _remove.Bind(1, contact);
        _remove.Run();
        _orphan.Bind(1, contact);
        _orphan.Run();
    }
}
