using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Perennial.App.Database.Sqlite;

/// <summary>How the embedded database is opened: WAL, full sync, foreign keys on, no checkpoint but the writer's own.</summary>
public sealed class SqliteStore(string file) : Store
{
    private const string Pragmas =
        "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma busy_timeout=10000; pragma wal_autocheckpoint=0; pragma temp_store=memory";

    public string ConnectionString { get; } = new SqliteConnectionStringBuilder { DataSource = file, Pooling = true }.ToString();

    public override string Engine => "SQLite " + EngineVersion;
    public override string Place => $"{Engine} in {file}";

    public override StoreConnection Open() => new SqliteStoreConnection(OpenSqlite(ConnectionString));

    /// <summary>A connection of its own for bulk work: more cache, temporary tables on disk, and nothing of it stays behind in the pool.</summary>
    public override StoreConnection OpenAlone()
    {
        var connection = new SqliteStoreConnection(OpenSqlite(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString()));
        connection.Run("pragma temp_store=file; pragma cache_size=-98304");
        return connection;
    }

    public override void Configure(DbContextOptionsBuilder options) => options.UseSqlite(ConnectionString).AddInterceptors(new PrepareOnOpen());

    /// <summary>
    /// Moves a large write-ahead log into the database. Call while holding the write gate: with the bundled SQLite, only the writer may checkpoint.
    /// It waits for no reader, and what fails now is tried again after the next write: the log itself is durable.
    /// </summary>
    public override void Checkpoint(long onlyAboveBytes)
    {
        var wal = new FileInfo(file + "-wal");
        if (!wal.Exists || wal.Length < onlyAboveBytes) return;
        try
        {
            using var connection = Open();
            connection.Run("pragma busy_timeout=0; pragma wal_checkpoint(truncate); pragma busy_timeout=10000");
        }
        catch (SqliteException)
        {
            // The rows are committed and durable in the log.
        }
    }

    public static string EngineVersion
    {
        get
        {
            using var closed = new SqliteConnection();
            return closed.ServerVersion;
        }
    }

    public override IReadOnlyList<string> IntegrityProblems()
    {
        using var connection = Open();
        List<string> problems = [.. Lines(connection, "pragma quick_check(20)").Where(line => line != "ok")];
        problems.AddRange(Lines(connection, "pragma foreign_key_check").Select(table => $"a row of {table} points at nothing"));
        return problems;
    }

    public override string Render(string migration) => migration
        .Replace("$id", "integer primary key autoincrement", StringComparison.Ordinal)
        .Replace("$bytes", "blob", StringComparison.Ordinal);

    /// <summary>A numbered key goes on behind its largest number by itself.</summary>
    public override void SetNextIds()
    {
    }

    public override void Close() => SqliteConnection.ClearAllPools();

    private static SqliteConnection OpenSqlite(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        Prepare(connection);
        return connection;
    }

    private static IEnumerable<string> Lines(StoreConnection connection, string pragma)
    {
        using var rows = connection.Prepare(pragma);
        while (rows.Step()) yield return rows.Text(0);
    }

    private static void Prepare(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    private sealed class PrepareOnOpen : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Prepare(connection);
            return Task.CompletedTask;
        }
    }
}
