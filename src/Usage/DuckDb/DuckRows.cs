using System.Text;

namespace Perennial.Usage.DuckDb;

/// <summary>Rows of an answer, read one after another by column numbers from 0.</summary>
public sealed unsafe class DuckRows : Store.IUsageRow, IDisposable
{
    internal const int Epoch = 719_162;
    private readonly ColumnKind[] _kinds;
    private readonly void*[] _data;
    private readonly ulong*[] _valid;
    private Native.Result _result;
    private nint _chunk;
    private int _row = -1, _size;
    private bool _done;

    internal DuckRows(Native.Result result)
    {
        _result = result;
        fixed (Native.Result* r = &_result)
        {
            _kinds = new ColumnKind[Native.duckdb_column_count(r)];
            for (var i = 0; i < _kinds.Length; i++) _kinds[i] = (ColumnKind)Native.duckdb_column_type(r, (ulong)i);
            Changed = (long)Native.duckdb_rows_changed(r);
        }
        (_data, _valid) = (new void*[_kinds.Length], new ulong*[_kinds.Length]);
    }

    public int Columns => _kinds.Length;
    internal long Changed { get; }

    public bool Next()
    {
        if (++_row < _size) return true;
        if (_done) return false;
        do
        {
            if (_chunk != 0) Native.duckdb_destroy_data_chunk(ref _chunk);
            _chunk = Native.duckdb_fetch_chunk(_result);
            if (_chunk == 0)
            {
                (_size, _row, _done) = (0, 0, true);
                return false;
            }
            _size = (int)Native.duckdb_data_chunk_get_size(_chunk);
        }
        while (_size == 0);
        for (var i = 0; i < _kinds.Length; i++)
        {
            var vector = Native.duckdb_data_chunk_get_vector(_chunk, (ulong)i);
            _data[i] = Native.duckdb_vector_get_data(vector);
            _valid[i] = Native.duckdb_vector_get_validity(vector);
        }
        _row = 0;
        return true;
    }

    public bool IsNull(int column) => _valid[column] != null && (_valid[column][_row / 64] >> (_row % 64) & 1) == 0;

    /// <summary>A whole number of any width; a timestamp as microseconds since 1970.</summary>
    public long Long(int column) => _kinds[column] switch
    {
        ColumnKind.BigInt or ColumnKind.Timestamp => ((long*)_data[column])[_row],
        ColumnKind.Integer or ColumnKind.Date => ((int*)_data[column])[_row],
        ColumnKind.TinyInt => ((sbyte*)_data[column])[_row],
        ColumnKind.Boolean => ((byte*)_data[column])[_row],
        ColumnKind.HugeInt => (long)((Int128*)_data[column])[_row],
        var other => throw new InvalidOperationException($"Column {column} is no whole number but {other}."),
    };

    public double Double(int column) => _kinds[column] == ColumnKind.Double ? ((double*)_data[column])[_row] : Long(column);
    public Int128 Huge(int column) => ((Int128*)_data[column])[_row];
    public DateOnly Day(int column) => DateOnly.FromDayNumber(Epoch + ((int*)_data[column])[_row]);

    public ReadOnlySpan<byte> Utf8(int column)
    {
        var text = (Native.Text*)_data[column] + _row;
        return text->Length <= 12 ? new(&text->Inlined, (int)text->Length) : new(text->Address, (int)text->Length);
    }

    public string? Text(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(Utf8(column));

    public void Dispose()
    {
        if (_chunk != 0) Native.duckdb_destroy_data_chunk(ref _chunk);
        fixed (Native.Result* r = &_result) Native.duckdb_destroy_result(r);
        (_done, _size, _row) = (true, 0, 0);
    }
}
