namespace Perennial.App.Database.Bulk;

/// <summary>
/// Makes the current row of an account from its facts. An account is there while anything that counts speaks of it:
/// a fact of its own, a contact, a contract, a subscription line, a survey answer, a ticket, or a note that somebody logged.
/// </summary>
internal sealed class AccountProjection : IDisposable
{
    private const string Save = """
        insert into accounts (id, external_id, name, name_key, parent_id, parent_external_id, domain, segment, owner_email, phase, country, tags, custom, named_only, created_at, updated_at, version,
          co_owners, other_domains, archived)
        values (?1, ?2, ?3, ?4, (select id from accounts where external_id = ?5), ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
        on conflict (id) do update set name = excluded.name, name_key = excluded.name_key, parent_id = excluded.parent_id, parent_external_id = excluded.parent_external_id,
          domain = excluded.domain, segment = excluded.segment, owner_email = excluded.owner_email, phase = excluded.phase, country = excluded.country,
          tags = excluded.tags, custom = excluded.custom, named_only = excluded.named_only, updated_at = excluded.updated_at, version = excluded.version,
          co_owners = excluded.co_owners, other_domains = excluded.other_domains, archived = excluded.archived
        """;

    private readonly UndoneSources _undone;
    private readonly Merges _merges;
    private readonly Statement _key, _facts, _contacts, _lines, _save, _adopt, _remove, _noRevenue, _orphan;
    private readonly AccountWords _words;

    public AccountProjection(StoreConnection connection, UndoneSources undone, Merges merges)
    {
        (_undone, _merges) = (undone, merges);
        _words = new AccountWords(connection);
        _key = connection.Prepare("select external_id, created_at from account_keys where id = ?1");
        _facts = connection.Prepare("select fields, recorded_at, import_id from account_facts where account_id = ?1 order by effective_at, recorded_at, id");
        _contacts = connection.Prepare("select import_id from contact_facts where account_id = ?1 union all select import_id from contract_facts where account_id = ?1 union all select import_id from activities where account_id = ?1 and kind <> 'system' union all select import_id from survey_answer_facts where account_id = ?1 union all select import_id from ticket_facts where account_id = ?1");
        _lines = connection.Prepare("select import_id from subscription_line_facts where account_id = ?1");
        _save = connection.Prepare(Save);
        _adopt = connection.Prepare("update accounts set parent_id = ?1 where parent_external_id = ?2 and parent_id is distinct from ?1");
        _remove = connection.Prepare("delete from accounts where id = ?1");
        _noRevenue = connection.Prepare("delete from account_revenue where account_id = ?1");
        _orphan = connection.Prepare("update accounts set parent_id = null where parent_id = ?1");
    }

    public void Refresh(long account)
    {
        if (_merges.Accounts.IsMerged(account))
        {
            RemoveRow(account); // its words are kept by the account that it is part of
            return;
        }
        var (state, facts, undone, updatedAt) = Read(account);
        var all = _merges.Accounts.All(account);
        if (facts == undone && all.Count == 1 && !Speaks(_contacts, account) && !Speaks(_lines, account)) Remove(account);
        else Put(account, all, state, namedOnly: facts == undone, updatedAt, version: 1 + facts + undone + _merges.Times(MergeMap.Account, account));
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _key, _facts, _contacts, _lines, _save, _adopt, _remove, _noRevenue, _orphan }) statement.Dispose();
        _words.Dispose();
    }

    private (FactFields State, int Facts, int Undone, long UpdatedAt) Read(long account)
    {
        var state = new FactFields();
        var (facts, undone, updatedAt) = (0, 0, 0L);
        _facts.Bind(1, account);
        while (_facts.Step())
        {
            facts++;
            if (_undone.Has(_facts.LongOrNull(2)))
            {
                undone++;
                continue;
            }
            state.Apply(FactFields.Read(_facts.Utf8(0)));
            updatedAt = Math.Max(updatedAt, _facts.Long(1));
        }
        return (state, facts, undone, updatedAt);
    }

    private bool Speaks(Statement facts, long account)
    {
        facts.Bind(1, account);
        var any = false;
        while (!any && facts.Step()) any = !_undone.Has(facts.LongOrNull(0));
        facts.Reset();
        return any;
    }

    private void Put(long account, IReadOnlyList<long> all, FactFields state, bool namedOnly, long updatedAt, long version)
    {
        _key.Bind(1, account);
        _key.Step();
        var (externalId, createdAt) = (_key.Text(0), _key.Long(1));
        _key.Reset();
        var name = state["name"] ?? externalId;
        var parent = _merges.Account(state["parent_id"]);
        _save.Bind(1, account);
        _save.Bind(2, externalId);
        _save.Bind(3, name);
        _save.Bind(4, FoldedKey.Of(name));
        _save.Bind(5, parent == externalId ? null : parent); // what was below it may be part of it now
        _save.Bind(6, state["domain"]);
        _save.Bind(7, state["segment"]);
        _save.Bind(8, state["owner_email"]);
        _save.Bind(9, state["phase"]);
        _save.Bind(10, state["country"]);
        _save.Bind(11, state["tags"] ?? "[]");
        _save.Bind(12, CustomFields.Write(state.Custom));
        _save.Bind(13, namedOnly);
        _save.Bind(14, createdAt);
        _save.Bind(15, Math.Max(updatedAt, createdAt));
        _save.Bind(16, version);
        _save.Bind(17, state["co_owners"] ?? "[]");
        _save.Bind(18, state["other_domains"] ?? "[]");
        _save.Bind(19, state["archived"] == "yes");
        _save.Run();
        _words.Put(account, all, state);
        _adopt.Bind(1, account);
        _adopt.Bind(2, externalId);
        _adopt.Run();
    }

    private void Remove(long account)
    {
        RemoveRow(account);
        _words.Remove(account);
    }

    private void RemoveRow(long account)
    {
        foreach (var statement in new[] { _remove, _noRevenue })
        {
            statement.Bind(1, account);
            statement.Run();
        }
        _orphan.Bind(1, account);
        _orphan.Run();
    }
}
