using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Perennial.App.Database;

/// <summary>How the embedded database is opened: WAL, full sync, foreign keys on, no checkpoint but the writer's own.</summary>
public sealed class SqliteStore(string file)
{
    private const string Pragmas =
        "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma busy_timeout=10000; pragma wal_autocheckpoint=0; pragma temp_store=memory";

    public string ConnectionString { get; } = new SqliteConnectionStringBuilder { DataSource = file, Pooling = true }.ToString();

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        Prepare(connection);
        return connection;
    }

    /// <summary>A connection of its own for bulk work: more cache, temporary tables on disk, and nothing of it stays behind in the pool.</summary>
    public SqliteConnection OpenAlone()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        connection.Open();
        Prepare(connection);
        using var command = connection.CreateCommand();
        command.CommandText = "pragma temp_store=file; pragma cache_size=-98304";
        command.ExecuteNonQuery();
        return connection;
    }

    public void Configure(DbContextOptionsBuilder options) => options.UseSqlite(ConnectionString).AddInterceptors(new PrepareOnOpen());

    /// <summary>
    /// Moves a large write-ahead log into the database. Call while holding the write gate: with the bundled SQLite, only the writer may checkpoint.
    /// It waits for no reader, and what fails now is tried again after the next write: the log itself is durable.
    /// </summary>
    public void Checkpoint(long onlyAboveBytes)
    {
        var wal = new FileInfo(file + "-wal");
        if (!wal.Exists || wal.Length < onlyAboveBytes) return;
        try
        {
            using var connection = Open();
            using var command = connection.CreateCommand();
            command.CommandText = "pragma busy_timeout=0; pragma wal_checkpoint(truncate); pragma busy_timeout=10000";
            command.ExecuteNonQuery();
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

    /// <summary>What the engine finds wrong in its file and in references between tables; nothing when all is well.</summary>
    public IReadOnlyList<string> IntegrityProblems()
    {
        using var connection = Open();
        List<string> problems = [.. Lines(connection, "pragma quick_check(20)").Where(line => line != "ok")];
        problems.AddRange(Lines(connection, "pragma foreign_key_check").Select(table => $"a row of {table} points at nothing"));
        return problems;
    }

    private static IEnumerable<string> Lines(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return reader.GetString(0);
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
