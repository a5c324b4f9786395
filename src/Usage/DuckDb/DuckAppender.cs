using System.Runtime.InteropServices;

namespace Perennial.Usage.DuckDb;

/// <summary>Rows for the end of a table, column by column, in chunks of the engine's own size. They stand once <see cref="Close"/> has answered and the transaction is committed.</summary>
public sealed unsafe class DuckAppender : IDisposable
{
    private readonly nint[] _vectors;
    private readonly void*[] _data;
    private readonly ulong _capacity = Native.duckdb_vector_size();
    private nint _appender, _chunk;
    private ulong _row;

    internal DuckAppender(nint connection, string table, ReadOnlySpan<ColumnKind> columns)
    {
        if (Native.duckdb_appender_create(connection, null, table, out _appender) != Native.Success) throw Failed();
        var types = stackalloc nint[columns.Length];
        for (var i = 0; i < columns.Length; i++) types[i] = Native.duckdb_create_logical_type((int)columns[i]);
        _chunk = Native.duckdb_create_data_chunk(types, (ulong)columns.Length);
        for (var i = 0; i < columns.Length; i++) Native.duckdb_destroy_logical_type(ref types[i]);
        (_vectors, _data) = (new nint[columns.Length], new void*[columns.Length]);
        Begin();
    }

    /// <summary>Opens the next row; its columns are then set in any order, each once.</summary>
    public void Row()
    {
        if (_row == _capacity) Send();
        _row++;
    }

    public void Set(int column, long value) => ((long*)_data[column])[_row - 1] = value;
    public void Set(int column, int value) => ((int*)_data[column])[_row - 1] = value;
    public void Set(int column, double value) => ((double*)_data[column])[_row - 1] = value;
    public void Set(int column, Int128 value) => ((Int128*)_data[column])[_row - 1] = value;
    public void Set(int column, ReadOnlySpan<byte> text)
    {
        fixed (byte* first = text) Native.duckdb_vector_assign_string_element_len(_vectors[column], _row - 1, first, (ulong)text.Length);
    }

    public void SetNull(int column)
    {
        Native.duckdb_vector_ensure_validity_writable(_vectors[column]);
        Native.duckdb_vector_get_validity(_vectors[column])[(_row - 1) / 64] &= ~(1UL << (int)((_row - 1) % 64));
    }

    public void Close()
    {
        if (_row > 0) Send();
        if (Native.duckdb_appender_close(_appender) != Native.Success) throw Failed();
    }

    public void Dispose()
    {
        Native.duckdb_destroy_data_chunk(ref _chunk);
        Native.duckdb_appender_destroy(ref _appender);
    }

    private void Send()
    {
        Native.duckdb_data_chunk_set_size(_chunk, _row);
        if (Native.duckdb_append_data_chunk(_appender, _chunk) != Native.Success) throw Failed();
        Native.duckdb_data_chunk_reset(_chunk);
        Begin();
    }

    private void Begin()
    {
        _row = 0;
        for (var i = 0; i < _vectors.Length; i++)
        {
            _vectors[i] = Native.duckdb_data_chunk_get_vector(_chunk, (ulong)i);
            _data[i] = Native.duckdb_vector_get_data(_vectors[i]);
        }
    }

    private DuckDbException Failed() => new(Marshal.PtrToStringUTF8(Native.duckdb_appender_error(_appender)) ?? "no reason given");
}
