using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;

namespace Perennial.App.Database.Bulk;

/// <summary>Writes contract facts, and the contracts' current rows with them. An account that a contract names and nobody knows is created.</summary>
internal sealed class ContractWriter : RecordWriter
{
    private readonly ContractProjection _projection;
    private readonly RecordKeys _keys;
    private readonly Statement _insert;

    public ContractWriter(StoreConnection connection, WriteTerms terms) : base(connection, terms, "contract", "contract_keys", ContractSlot.ExternalId, ContractSlot.Custom, null, -1)
    {
        _projection = new ContractProjection(connection, Undone);
        _keys = new RecordKeys(connection, "contract");
        _insert = Prepare("insert into contract_facts (contract_id, account_id, effective_at, recorded_at, import_id, fields) values (?1, ?2, ?3, ?3, ?4, ?5)");
    }

    public override void Dispose()
    {
        _projection.Dispose();
        _keys.Dispose();
        base.Dispose();
    }

    protected override void NameAccount(RowBatch batch, int row) => Accounts.Resolve(batch[row, ContractSlot.AccountExternalId]);

    protected override long Add(RowBatch batch, int row, FactFields given, long recordedAt)
    {
        var contract = _keys.Of(batch[row, ContractSlot.ExternalId], Micros.Of(Terms.StartedAt));
        var account = Accounts.Resolve(batch[row, ContractSlot.AccountExternalId]);
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
