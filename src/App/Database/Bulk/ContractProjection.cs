namespace Perennial.App.Database.Bulk;

/// <summary>Makes the current row of a contract from its facts.</summary>
internal sealed class ContractProjection : IDisposable
{
    private const string Save = """
        insert into contracts (id, external_id, account_id, name, name_key, start_on, end_on, auto_renews, renewal_months, notice_days, signed_on, cancelled_on, currency, annual_value,
          subscriptions, terms, custom, archived, created_at, updated_at, version)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
        on conflict (id) do update set account_id = excluded.account_id, name = excluded.name, name_key = excluded.name_key, start_on = excluded.start_on, end_on = excluded.end_on,
          auto_renews = excluded.auto_renews, renewal_months = excluded.renewal_months, notice_days = excluded.notice_days, signed_on = excluded.signed_on, cancelled_on = excluded.cancelled_on,
          currency = excluded.currency, annual_value = excluded.annual_value, subscriptions = excluded.subscriptions, terms = excluded.terms, custom = excluded.custom,
          archived = excluded.archived, updated_at = excluded.updated_at, version = excluded.version
        """;

    private readonly RecordFacts _facts;
    private readonly Merges _merges;
    private readonly Statement _save, _remove;

    public ContractProjection(StoreConnection connection, UndoneSources undone, Merges merges)
    {
        _merges = merges;
        _facts = new RecordFacts(connection, undone, "contract", "account_id");
        _save = connection.Prepare(Save);
        _remove = connection.Prepare("delete from contracts where id = ?1");
    }

    public void Refresh(long contract)
    {
        if (_facts.Read(contract) is { } known) Put(contract, known);
        else
        {
            _remove.Bind(1, contract);
            _remove.Run();
        }
    }

    public void Dispose()
    {
        _facts.Dispose();
        _save.Dispose();
        _remove.Dispose();
    }

    private void Put(long contract, RecordFacts.Known known)
    {
        var state = known.State;
        var name = state["name"] ?? known.ExternalId;
        _save.Bind(1, contract);
        _save.Bind(2, known.ExternalId);
        _save.Bind(3, _merges.Accounts.Root(known.Owner));
        _save.Bind(4, name);
        _save.Bind(5, FoldedKey.Of(name));
        _save.Bind(6, state["start"]);
        _save.Bind(7, state["end"]);
        _save.Bind(8, state["auto_renews"] == "yes");
        _save.Bind(9, RecordFacts.Whole(state["renewal_months"]) ?? 0);
        _save.Bind(10, RecordFacts.Whole(state["notice_days"]));
        _save.Bind(11, state["signed"]);
        _save.Bind(12, state["cancelled"]);
        _save.Bind(13, state["currency"]);
        _save.Bind(14, state["annual_value"]);
        _save.Bind(15, state["subscriptions"] ?? "[]");
        _save.Bind(16, state["terms"]);
        _save.Bind(17, CustomFields.Write(state.Custom));
        _save.Bind(18, state["archived"] == "yes");
        _save.Bind(19, known.CreatedAt);
        _save.Bind(20, Math.Max(known.UpdatedAt, known.CreatedAt));
        _save.Bind(21, known.Version);
        _save.Run();
    }
}
