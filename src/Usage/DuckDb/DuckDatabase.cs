using System.Runtime.InteropServices;

namespace Perennial.Usage.DuckDb;

/// <summary>One database file, or one in memory. Connections to it may be used at the same time, each by one thread.</summary>
public sealed class DuckDatabase : IDisposable
{
    internal const string NoConnection = "DuckDB gave no connection.";
    private nint _database;

    /// <param name="path">Null for one in memory.</param>
    /// <param name="settings">DuckDB's own, as <c>memory_limit</c>.</param>
    public DuckDatabase(string? path, params IEnumerable<(string Name, string Value)> settings)
    {
        Native.duckdb_create_config(out var config);
        try
        {
            foreach (var (name, value) in settings)
                if (Native.duckdb_set_config(config, name, value) != Native.Success) throw new DuckDbException($"DuckDB has no setting {name}={value}.");
            if (Native.duckdb_open_ext(path, out _database, config, out var error) == Native.Success) return;
            var words = Marshal.PtrToStringUTF8(error) ?? "no reason given";
            Native.duckdb_free(error);
            throw new DuckDbException(words);
        }
        finally
        {
            Native.duckdb_destroy_config(ref config);
        }
    }

    public static string LibraryVersion => Marshal.PtrToStringUTF8(Native.duckdb_library_version())!;

    public DuckConnection Connect() =>
        Native.duckdb_connect(_database, out var connection) == Native.Success ? new(connection) : throw new DuckDbException(NoConnection);

    public void Dispose()
    {
        if (_database != 0) Native.duckdb_close(ref _database);
    }
}
