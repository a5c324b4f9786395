using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Database.Copy;

namespace Perennial.App.Database.Sqlite;

/// <summary>How the embedded database is opened: WAL, full sync, foreign keys on, no checkpoint but the writer's own.</summary>
/// <param name="file">The database's file.</param>
/// <param name="frozen">Only read, without a trace: no log, no lock. The file must be whole and nobody may write it.</param>
public sealed class SqliteStore(string file, bool frozen = false) : Store
{
    private const string Pragmas =
        "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma busy_timeout=10000; pragma wal_autocheckpoint=0; pragma temp_store=memory";

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<object, object?> _prepared = [];
    private static readonly IServiceProvider _services = new ServiceCollection().AddEntityFrameworkSqlite().BuildServiceProvider(); // looked for by the options at every opening otherwise

    private const string OnlyRead = "pragma query_only=on; pragma temp_store=memory";

    public string ConnectionString { get; } = frozen
        ? new SqliteConnectionStringBuilder { DataSource = $"file:{string.Join('/', Path.GetFullPath(file).Split('/').Select(Uri.EscapeDataString))}?immutable=1", Mode = SqliteOpenMode.ReadOnly, Pooling = true }.ToString()
        : new SqliteConnectionStringBuilder { DataSource = file, Pooling = true }.ToString();

    public override string Engine => "SQLite " + EngineVersion;
    public override string Word => "sqlite";
    public override string Place => $"{Engine} in {file}";

    public override StoreConnection Open() => new SqliteStoreConnection(OpenSqlite(ConnectionString));

    /// <summary>A connection of its own for bulk work: more cache, temporary tables on disk, and nothing of it stays behind in the pool.</summary>
    public override StoreConnection OpenAlone()
    {
        var connection = new SqliteStoreConnection(OpenSqlite(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString()));
        if (!frozen) connection.Run("pragma temp_store=file; pragma cache_size=-98304");
        return connection;
    }

    public override void Configure(DbContextOptionsBuilder options) => options.UseSqlite(ConnectionString).AddInterceptors(new PrepareOnOpen(frozen)).UseInternalServiceProvider(_services);

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

    public override void Analyze()
    {
        using (var connection = Open()) connection.Run("pragma analysis_limit=1000; analyze");
        using var pooled = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(pooled); // an open connection keeps the statistics that it was opened with
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

    public override IEnumerable<StoredTable> Tables()
    {
        using var connection = Open();
        var pointsAt = Rows(connection, "select m.name, f.\"table\" from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'", row => (row.Text(0), row.Text(1))).ToLookup(f => f.Item1, f => f.Item2, StringComparer.Ordinal);
        return StoredTable.Of(Rows(connection, "select m.name, c.name, lower(c.type), c.pk from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite_%'",
            row => (row.Text(0), row.Text(1), KindOf(row.Text(2)), row.Long(3))), pointsAt);
    }

    public override IReadOnlyDictionary<string, long> LastIds()
    {
        using var connection = Open();
        return Rows(connection, "select name, seq from sqlite_sequence", row => (row.Text(0), row.Long(1))).ToDictionary(s => s.Item1, s => s.Item2, StringComparer.Ordinal);
    }

    /// <summary>A numbered key goes on behind its largest number by itself.</summary>
    public override void SetLastIds(IReadOnlyDictionary<string, long> ids)
    {
        using var connection = Open();
        using var known = connection.Prepare("update sqlite_sequence set seq = max(seq, ?2) where name = ?1 returning seq");
        using var add = connection.Prepare("insert into sqlite_sequence (name, seq) values (?1, ?2)");
        foreach (var (table, last) in ids)
        {
            known.Bind(1, table);
            known.Bind(2, last);
            var any = known.Step();
            known.Reset();
            if (any) continue;
            add.Bind(1, table);
            add.Bind(2, last);
            add.Run();
        }
    }

    public override void Close() => SqliteConnection.ClearAllPools();

    private SqliteConnection OpenSqlite(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        Prepare(connection, frozen);
        return connection;
    }

    private static ColumnKind KindOf(string type) => type switch
    {
        "text" => ColumnKind.Text,
        "blob" => ColumnKind.Bytes,
        "boolean" => ColumnKind.Truth,
        "bigint" or "integer" => ColumnKind.Number,
        _ => throw new InvalidOperationException($"No column can be of the type '{type}' here: the two engines do not keep it alike."),
    };

    private static List<string> Lines(StoreConnection connection, string pragma) => Rows(connection, pragma, row => row.Text(0));

    private static List<T> Rows<T>(StoreConnection connection, string sql, Func<Statement, T> read)
    {
        using var rows = connection.Prepare(sql);
        var found = new List<T>();
        while (rows.Step()) found.Add(read(rows));
        return found;
    }

    /// <summary>A connection out of the pool is as it was left: it is prepared once.</summary>
    private static void Prepare(DbConnection connection, bool frozen)
    {
        if (((SqliteConnection)connection).Handle is not { } handle || !_prepared.TryAdd(handle, null)) return;
        using var command = connection.CreateCommand();
        command.CommandText = frozen ? OnlyRead : Pragmas;
        command.ExecuteNonQuery();
    }

    private sealed class PrepareOnOpen(bool frozen) : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare(connection, frozen);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Prepare(connection, frozen);
            return Task.CompletedTask;
        }
    }
}
