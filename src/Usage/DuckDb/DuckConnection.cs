using System.Runtime.InteropServices;
using System.Text;

namespace Perennial.Usage.DuckDb;

/// <summary>One connection, used by one thread at a time; only <see cref="Interrupt"/> may come from another.</summary>
public sealed unsafe class DuckConnection : IDisposable
{
    private nint _connection;

    internal DuckConnection(nint connection) => _connection = connection;

    /// <summary>Runs statements without values.</summary>
    /// <exception cref="DuckDbException">When one of them is refused.</exception>
    public void Run(string sql)
    {
        Native.Result result;
        var state = Native.duckdb_query(_connection, sql, &result);
        var error = state == Native.Success ? null : Marshal.PtrToStringUTF8(Native.duckdb_result_error(&result));
        Native.duckdb_destroy_result(&result);
        if (state != Native.Success) throw new DuckDbException(error ?? "no reason given");
    }

    /// <summary>Runs one statement with its values bound in order, and gives how many rows it changed.</summary>
    public long Run(string sql, params ReadOnlySpan<object?> values)
    {
        using var rows = Query(sql, values);
        return rows.Changed;
    }

    /// <summary>Runs one statement with its values bound in order: long, int, double, bool, string, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/> (a timestamp in UTC), null.</summary>
    public DuckRows Query(string sql, params ReadOnlySpan<object?> values)
    {
        var state = Native.duckdb_prepare(_connection, sql, out var statement);
        try
        {
            if (state != Native.Success) throw new DuckDbException(Marshal.PtrToStringUTF8(Native.duckdb_prepare_error(statement)) ?? "no reason given");
            for (var i = 0; i < values.Length; i++)
                if (Bind(statement, (ulong)i + 1, values[i]) != Native.Success) throw new DuckDbException($"The value {i + 1} does not fit the statement.");
            Native.Result result;
            if (Native.duckdb_execute_prepared(statement, &result) == Native.Success) return new(result);
            var error = Marshal.PtrToStringUTF8(Native.duckdb_result_error(&result));
            Native.duckdb_destroy_result(&result);
            throw new DuckDbException(error ?? "no reason given");
        }
        finally
        {
            Native.duckdb_destroy_prepare(ref statement);
        }
    }

    public DuckAppender Append(string table, params ReadOnlySpan<ColumnKind> columns) => new(_connection, table, columns);

    /// <summary>Ends the statement that runs, which then throws.</summary>
    public void Interrupt() => Native.duckdb_interrupt(_connection);

    public void Dispose()
    {
        if (_connection != 0) Native.duckdb_disconnect(ref _connection);
    }

    private static int Bind(nint statement, ulong at, object? value) => value switch
    {
        null => Native.duckdb_bind_null(statement, at),
        long number => Native.duckdb_bind_int64(statement, at, number),
        int number => Native.duckdb_bind_int64(statement, at, number),
        double number => Native.duckdb_bind_double(statement, at, number),
        bool truth => Native.duckdb_bind_boolean(statement, at, truth),
        DateOnly day => Native.duckdb_bind_date(statement, at, day.DayNumber - DuckRows.Epoch),
        DateTimeOffset moment => Native.duckdb_bind_timestamp(statement, at, (moment - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond),
        string text => BindText(statement, at, text),
        _ => throw new ArgumentException($"A {value.GetType().Name} is not bound.", nameof(value)),
    };

    private static int BindText(nint statement, ulong at, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* first = bytes) return Native.duckdb_bind_varchar_length(statement, at, first, (ulong)bytes.Length);
    }
}
