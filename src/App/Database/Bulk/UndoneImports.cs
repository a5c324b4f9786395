namespace Perennial.App.Database.Bulk;

/// <summary>The imports that were taken back: their facts no longer count for the current state.</summary>
public sealed class UndoneImports(StoreConnection connection) : IDisposable
{
    private readonly Statement _all = connection.Prepare("select id from imports where undone_at is not null");
    private readonly HashSet<long> _ids = [];

    public void Load()
    {
        _ids.Clear();
        while (_all.Step()) _ids.Add(_all.Long(0));
    }

    public bool Has(long? import) => import is { } id && _ids.Contains(id);

    public void Dispose() => _all.Dispose();
}
