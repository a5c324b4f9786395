namespace Perennial.App.Database.Copy;

/// <summary>A table as it is copied: its columns by name, in the order of their names on every engine, and the key by which its rows are in order.</summary>
public sealed record StoredTable(string Name, IReadOnlyList<StoredColumn> Columns, IReadOnlyList<string> Key, IReadOnlyList<string> PointsAt)
{
    /// <summary>What a store keeps about itself: it is not copied.</summary>
    private static readonly string[] OfTheStore = ["migrations", StoreCopy.Progress, StoreCopy.Restoring];

    public static bool IsOfTheStore(string table) => OfTheStore.Contains(table, StringComparer.Ordinal);

    public string ColumnList => string.Join(", ", Columns.Select(c => c.Name));

    /// <summary>Every row in the order of the key, which is the same on every engine: numbers by size, texts and bytes byte by byte.</summary>
    public string Select => $"select {ColumnList} from {Name} order by {string.Join(", ", Key)}";

    /// <summary>A workspace's tables, each behind those that it points at.</summary>
    public static IReadOnlyList<StoredTable> InOrder(IEnumerable<StoredTable> tables)
    {
        var waiting = tables.Where(t => !IsOfTheStore(t.Name)).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<StoredTable>();
        while (waiting.Count > 0)
        {
            var next = waiting.Find(t => t.PointsAt.All(name => name == t.Name || waiting.TrueForAll(w => w.Name != name)))
                ?? throw new InvalidOperationException($"The tables {string.Join(", ", waiting.Select(t => t.Name))} point at each other in a circle.");
            if (next.Key.Count == 0) throw new InvalidOperationException($"The table {next.Name} has no primary key, so its rows have no order to be copied in.");
            waiting.Remove(next);
            ordered.Add(next);
        }
        return ordered;
    }

    internal static IEnumerable<StoredTable> Of(IEnumerable<(string Table, string Column, ColumnKind Kind, long Key)> columns, ILookup<string, string> pointsAt) =>
        columns.GroupBy(c => c.Table, StringComparer.Ordinal).Select(t => new StoredTable(t.Key,
            [.. t.OrderBy(c => c.Column, StringComparer.Ordinal).Select(c => new StoredColumn(c.Column, c.Kind))],
            [.. t.Where(c => c.Key > 0).OrderBy(c => c.Key).Select(c => c.Column)], [.. pointsAt[t.Key].Distinct(StringComparer.Ordinal)]));
}
