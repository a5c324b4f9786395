using Npgsql;
using NpgsqlTypes;
using Perennial.App.Database.Copy;

namespace Perennial.App.Database.Postgres;

/// <summary>Rows by PostgreSQL's own bulk copy.</summary>
internal sealed class PostgresRows(NpgsqlConnection connection, StoredTable table) : RowSink
{
    private readonly NpgsqlBinaryImporter _copy = connection.BeginBinaryImport($"copy {table.Name} ({table.ColumnList}) from stdin (format binary)");

    public override void Add(StoredRow row)
    {
        _copy.StartRow();
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (row.IsNull(i)) _copy.WriteNull();
            else Write(table.Columns[i].Kind, row, i);
        }
    }

    public override void Complete() => _copy.Complete();

    public override void Dispose() => _copy.Dispose();

    private void Write(ColumnKind kind, StoredRow row, int column)
    {
        switch (kind)
        {
            case ColumnKind.Number: _copy.Write(row.NumberOf(column), NpgsqlDbType.Bigint); break;
            case ColumnKind.Small: _copy.Write(checked((int)row.NumberOf(column)), NpgsqlDbType.Integer); break;
            case ColumnKind.Truth: _copy.Write(row.NumberOf(column) != 0, NpgsqlDbType.Boolean); break;
            case ColumnKind.Text: _copy.Write(row.BytesOf(column).ToArray(), NpgsqlDbType.Text); break;
            case ColumnKind.Bytes: _copy.Write(row.BytesOf(column).ToArray(), NpgsqlDbType.Bytea); break;
        }
    }
}
