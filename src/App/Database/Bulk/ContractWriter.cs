using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;

namespace Perennial.App.Database.Bulk;

/// <summary>Writes contract facts, and the contracts' current rows with them. An account that a contract names and nobody knows is created.</summary>
internal sealed class ContractWriter : RecordWriter
{
    private readonly ContractProjection _projection;
    private readonly RecordKeys _keys;
    private readonly Statement _insert, _owners;

    public ContractWriter(StoreConnection connection, WriteTerms terms) : base(connection, terms, "contract", "contract_keys", ContractSlot.ExternalId, ContractSlot.Custom, null, -1)
    {
        _projection = new ContractProjection(connection, Undone, Merges);
        _keys = new RecordKeys(connection, "contract");
        _owners = Prepare("select account_id, import_id from contract_facts where contract_id = ?1 order by effective_at, recorded_at, id");
        _insert = Prepare("insert into contract_facts (contract_id, account_id, effective_at, recorded_at, import_id, fields) values (?1, ?2, ?3, ?3, ?4, ?5)");
    }

    public override void Dispose()
    {
        _projection.Dispose();
        _keys.Dispose();
        base.Dispose();
    }

    protected override void NameAccount(RowBatch batch, int row) => Accounts.Resolve(batch[row, ContractSlot.AccountExternalId]);

    protected override IEnumerable<string> Events(FactFields? before, FactFields given)
    {
        var name = given["name"] ?? before?["name"] ?? "A contract";
        if (before is null)
        {
            // A file of contracts that were there all along is no news.
            if (Change is not null) yield return given["end"] is { } until ? $"Contract added: {name}, until {until}" : $"Contract added: {name}";
            yield break;
        }
        foreach (var (field, from, to) in before.Differences(given))
        {
            if (field == "cancelled") yield return to is null ? $"Contract no longer cancelled: {name}" : $"Contract cancelled on {to}: {name}";
            else if (field == "signed" && to is not null) yield return $"Contract signed on {to}: {name}";
            else if (field == "end") yield return $"Contract ends {to ?? "never"} instead of {from ?? "never"}: {name}";
            else if (field == "archived" && (from == "yes" || to == "yes")) yield return to == "yes" ? $"Contract archived: {name}" : $"Contract restored: {name}";
        }
    }

    protected override long Add(RowBatch batch, int row, FactFields given, long recordedAt)
    {
        var contract = _keys.Of(batch[row, ContractSlot.ExternalId], Micros.Of(Terms.StartedAt));
        var account = AccountOf(batch[row, ContractSlot.AccountExternalId], _owners, contract);
        _insert.Bind(1, contract);
        _insert.Bind(2, account);
        _insert.Bind(3, recordedAt);
        _insert.Bind(4, Source);
        _insert.Bind(5, given.ToJson());
        _insert.Run();
        _projection.Refresh(contract);
        return account;
    }
}
