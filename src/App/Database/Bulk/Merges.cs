using System.Text;

namespace Perennial.App.Database.Bulk;

/// <summary>The merges that count now, as the writers see them inside their transaction.</summary>
internal sealed class Merges : IDisposable
{
    private readonly StoreConnection _connection;
    private readonly Statement _accountKey, _accountName, _contactKey, _contactName, _times;

    public Merges(StoreConnection connection)
    {
        _connection = connection;
        _accountKey = connection.Prepare("select id from account_keys where external_id = ?1");
        _accountName = connection.Prepare("select external_id from account_keys where id = ?1");
        _contactKey = connection.Prepare("select id from contact_keys where external_id = ?1");
        _contactName = connection.Prepare("select external_id from contact_keys where id = ?1");
        _times = connection.Prepare("select count(*) + count(c.undone_at) from merges m left join changes c on c.id = -m.import_id where m.kind = ?1 and m.into_id = ?2");
    }

    public MergeMap Accounts { get; private set; } = MergeMap.None;
    public MergeMap Contacts { get; private set; } = MergeMap.None;

    public void Load()
    {
        Accounts = MergeMap.Read(_connection, MergeMap.Account);
        Contacts = MergeMap.Read(_connection, MergeMap.Contact);
    }

    /// <summary>The external id of the account that the named one is part of now.</summary>
    public string? Account(string? externalId) => externalId is null || Accounts.IsEmpty ? externalId : Root(externalId, Accounts, _accountKey, _accountName);

    /// <summary>The external id of the contact that the named one is part of now.</summary>
    public string? Contact(string? externalId) => externalId is null || Contacts.IsEmpty ? externalId : Root(externalId, Contacts, _contactKey, _contactName);

    /// <summary>How often something was merged into a record, or taken out of it again: each makes another version of it.</summary>
    public long Times(string kind, long into)
    {
        _times.Bind(1, kind);
        _times.Bind(2, into);
        _times.Step();
        var times = _times.Long(0);
        _times.Reset();
        return times;
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _accountKey, _accountName, _contactKey, _contactName, _times }) statement.Dispose();
    }

    private static string Root(string externalId, MergeMap map, Statement key, Statement name)
    {
        key.Bind(1, Encoding.UTF8.GetBytes(externalId));
        var id = key.Step() ? key.Long(0) : 0;
        key.Reset();
        if (map.Root(id) is var root && root == id) return externalId;
        name.Bind(1, root);
        name.Step();
        var called = name.Text(0);
        name.Reset();
        return called;
    }
}
