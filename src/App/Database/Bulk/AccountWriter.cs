using Perennial.App.Import;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;
namespace Perennial.App.Database.Bulk;

/// <summary>Writes account facts, and the accounts' current rows with them.</summary>
internal sealed class AccountWriter : RecordWriter
{
    private readonly AccountProjection _projection;
    private readonly Statement _insert;

    public AccountWriter(StoreConnection connection, WriteTerms terms)
        : base(connection, terms, "account", "account_keys", AccountSlot.ExternalId, AccountSlot.Custom, "parent_id", AccountSlot.ParentExternalId)
    {
        _projection = new AccountProjection(connection, Undone, Merges);
        _insert = Prepare("insert into account_facts (account_id, effective_at, recorded_at, import_id, fields) values (?1, ?2, ?2, ?3, ?4)");
    }

    public override int AccountsNamed => 0;

    public override void Dispose()
    {
        _projection.Dispose();
        base.Dispose();
    }

    protected override IEnumerable<string> Events(FactFields? before, FactFields given)
    {
        if (before is null) yield break;
        foreach (var (field, from, to) in before.Differences(given))
        {
            if (field == "archived" && (from == "yes" || to == "yes")) yield return to == "yes" ? "Account archived" : "Account restored";
            else if (field switch { "owner_email" => "Owner", "phase" => "Phase", "segment" => "Segment", _ => null } is { } name) yield return $"{name}: {from ?? "none"} → {to ?? "none"}";
        }
    }

    protected override long Add(RowBatch batch, int row, FactFields given, long recordedAt)
    {
        var account = Accounts.Key(batch[row, AccountSlot.ExternalId]);
        _insert.Bind(1, account);
        _insert.Bind(2, recordedAt);
        _insert.Bind(3, Source);
        _insert.Bind(4, given.ToJson());
        _insert.Run();
        _projection.Refresh(account);
        return account;
    }
}
