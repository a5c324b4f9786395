namespace Perennial.App.Database.Bulk;

/// <summary>The number that belongs to an external id for ever, of one kind of record.</summary>
internal sealed class RecordKeys(StoreConnection connection, string kind) : IDisposable
{
    private readonly Statement _key = connection.Prepare($"select id from {kind}_keys where external_id = ?1");
    private readonly Statement _add = connection.Prepare($"insert into {kind}_keys (external_id, created_at) values (?1, ?2) returning id");

    public long Of(ReadOnlySpan<byte> externalId, long at)
    {
        _key.Bind(1, externalId);
        var known = _key.Step();
        var id = known ? _key.Long(0) : 0;
        _key.Reset();
        if (known) return id;
        _add.Bind(1, externalId);
        _add.Bind(2, at);
        _add.Step();
        id = _add.Long(0);
        _add.Finish();
        return id;
    }

    public void Dispose()
    {
        _key.Dispose();
        _add.Dispose();
    }
}
