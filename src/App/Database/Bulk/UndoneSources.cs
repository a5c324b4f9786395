namespace Perennial.App.Database.Bulk;

/// <summary>The imports and changes that were taken back: their facts no longer count for the current state. A change's number stands below zero.</summary>
public sealed class UndoneSources(StoreConnection connection) : IDisposable
{
    public const string Ids = "select id from imports where undone_at is not null union all select -id from changes where undone_at is not null";
    private readonly Statement _all = connection.Prepare(Ids);
    private readonly HashSet<long> _ids = [];

    public void Load()
    {
        _ids.Clear();
        while (_all.Step()) _ids.Add(_all.Long(0));
    }

    public bool Has(long? source) => source is { } id && _ids.Contains(id);

    public void Dispose() => _all.Dispose();
}
