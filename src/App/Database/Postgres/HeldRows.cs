using Npgsql;

namespace Perennial.App.Database.Postgres;

/// <summary>All rows at once, so that other statements may run on the connection while they are read.</summary>
internal sealed class HeldRows : RowsOfReader
{
    private readonly List<Cell> _cells = [];
    private Kind[]? _kinds;
    private int _columns, _at;

    private readonly record struct Cell(long Number, byte[]? Bytes, bool Null);

    public override void Take(NpgsqlDataReader reader)
    {
        using (reader)
        {
            (_columns, _at) = (reader.FieldCount, -reader.FieldCount);
            while (reader.Read())
            {
                _kinds ??= KindsOf(reader);
                for (var column = 0; column < _columns; column++) _cells.Add(CellOf(reader, column, _kinds[column]));
            }
        }
    }

    public override bool Next()
    {
        _at += _columns;
        return _at < _cells.Count && _columns > 0;
    }

    public override void Leave() => _cells.Clear();

    public override bool IsNull(int column) => _cells[_at + column].Null;
    public override long Long(int column) => _cells[_at + column].Number;
    public override ReadOnlySpan<byte> Bytes(int column) => _cells[_at + column].Bytes;

    private static Cell CellOf(NpgsqlDataReader reader, int column, Kind kind) => reader.IsDBNull(column) ? new(0, null, Null: true)
        : kind == Kind.Bytes ? new(0, reader.GetFieldValue<byte[]>(column), Null: false) : new(Number(reader, column, kind), null, Null: false);
}
