namespace Perennial.App.Database.Copy;

/// <summary>A store as it was at one moment, while others go on writing. Keep it for as short as possible: meanwhile the engine cannot tidy.</summary>
public sealed class StoreSnapshot : IDisposable
{
    private readonly StoreConnection _connection;

    public StoreSnapshot(Store store)
    {
        Tables = StoredTable.InOrder(store.Tables());
        LastIds = store.LastIds();
        _connection = store.OpenAlone();
        _connection.BeginReading();
        Migrations = [.. Migrator.Applied(_connection).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<StoredTable> Tables { get; }
    public IReadOnlyList<string> Migrations { get; }

    /// <summary>The last number that each numbered table gave.</summary>
    public IReadOnlyDictionary<string, long> LastIds { get; }

    /// <summary>Every row in the order of the key; the same object each time.</summary>
    public IEnumerable<StoredRow> Rows(StoredTable table)
    {
        using var rows = _connection.Stream(table.Select);
        var row = new StoredRow(table);
        while (rows.Step())
        {
            row.Take(rows);
            yield return row;
        }
    }

    public void Dispose() => _connection.Dispose();
}
