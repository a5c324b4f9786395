namespace Perennial.App.Database.Bulk;

/// <summary>Accounts by the id that files give them. One that a row names and nobody knows is created.</summary>
internal sealed class AccountRegister : IDisposable
{
    private const int MostRemembered = 300_000;
    private readonly Dictionary<byte[], long> _known = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], long>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly WriteTerms _terms;
    private readonly Merges _merges;
    private readonly Statement _present, _key, _addKey, _addNamed, _addRevenue, _adopt;

    public AccountRegister(StoreConnection connection, WriteTerms terms, Merges merges)
    {
        (_terms, _merges) = (terms, merges);
        _lookup = _known.GetAlternateLookup<ReadOnlySpan<byte>>();
        _present = connection.Prepare("select id from accounts where external_id = ?1");
        _key = connection.Prepare("select id from account_keys where external_id = ?1");
        _addKey = connection.Prepare("insert into account_keys (external_id, created_at) values (?1, ?2) returning id");
        _addNamed = connection.Prepare("""
            insert into accounts (id, external_id, name, name_key, tags, custom, named_only, created_at, updated_at, version)
            select id, external_id, external_id, ?2, '[]', '{}', true, created_at, created_at, 1 + (select count(*) from account_facts f where f.account_id = k.id) * 2
            from account_keys k where id = ?1
            """);
        _addRevenue = connection.Prepare("insert into account_revenue (account_id, status, mrr_e8, change_e8, spark) values (?1, 'never', 0, 0, '[]') on conflict (account_id) do nothing");
        _adopt = connection.Prepare("update accounts set parent_id = ?1 where parent_external_id = ?2");
    }

    /// <summary>How many accounts were created because a row named them.</summary>
    public int Named { get; private set; }

    /// <summary>The account's number, creating it when nobody knows it. 0 in a dry run when it would be created.</summary>
    public long Resolve(ReadOnlySpan<byte> externalId)
    {
        if (_lookup.TryGetValue(externalId, out var id)) return id;
        id = One(_present, externalId) ?? Merged(externalId) ?? Name(externalId);
        if (_known.Count >= MostRemembered) _known.Clear();
        _lookup[externalId] = id;
        return id;
    }

    /// <summary>The number that belongs to an external id for ever, whether or not the account is there now.</summary>
    public long Key(ReadOnlySpan<byte> externalId) => One(_key, externalId) ?? AddKey(externalId);

    public long? KeyOrNone(ReadOnlySpan<byte> externalId) => One(_key, externalId);

    public void Forget() => _known.Clear();

    public void Dispose()
    {
        foreach (var statement in new[] { _present, _key, _addKey, _addNamed, _addRevenue, _adopt }) statement.Dispose();
    }

    /// <summary>An account that was merged into another keeps the facts that name it.</summary>
    private long? Merged(ReadOnlySpan<byte> externalId) => !_merges.Accounts.IsEmpty && One(_key, externalId) is { } id && _merges.Accounts.IsMerged(id) ? id : null;

    private long Name(ReadOnlySpan<byte> externalId)
    {
        Named++;
        if (_terms.DryRun) return 0;
        var id = Key(externalId);
        _addNamed.Bind(1, id);
        _addNamed.Bind(2, FoldedKey.Of(System.Text.Encoding.UTF8.GetString(externalId)));
        _addNamed.Run();
        _addRevenue.Bind(1, id);
        _addRevenue.Run();
        _adopt.Bind(1, id);
        _adopt.Bind(2, externalId);
        _adopt.Run();
        return id;
    }

    private long AddKey(ReadOnlySpan<byte> externalId)
    {
        _addKey.Bind(1, externalId);
        _addKey.Bind(2, Micros.Of(_terms.StartedAt));
        _addKey.Step();
        var id = _addKey.Long(0);
        _addKey.Finish();
        return id;
    }

    private static long? One(Statement statement, ReadOnlySpan<byte> externalId)
    {
        statement.Bind(1, externalId);
        long? id = statement.Step() ? statement.Long(0) : null;
        statement.Reset();
        return id;
    }
}
