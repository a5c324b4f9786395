using Perennial.App.Database.Copy;

namespace Perennial.App.Database.Sqlite;

internal sealed class SqliteRows(StoreConnection connection, StoredTable table) : RowSink
{
    private readonly Statement _insert = connection.Prepare($"insert into {table.Name} ({table.ColumnList}) values ({string.Join(", ", Enumerable.Range(1, table.Columns.Count).Select(i => $"?{i}"))})");

    public override void Add(StoredRow row)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (row.IsNull(i)) _insert.BindNull(i + 1);
            else if (table.Columns[i].Kind == ColumnKind.Text) _insert.Bind(i + 1, row.BytesOf(i).Span);
            else if (table.Columns[i].Kind == ColumnKind.Bytes) _insert.BindBytes(i + 1, row.BytesOf(i).ToArray());
            else _insert.Bind(i + 1, row.NumberOf(i));
        }
        _insert.Run();
    }

    public override void Complete()
    {
    }

    public override void Dispose() => _insert.Dispose();
}
