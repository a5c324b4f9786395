using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Perennial.App.Database;
using Perennial.App.Database.Postgres;

namespace Perennial.Tests;

/// <summary>
/// The PostgreSQL server that <c>./test</c> started, if it did. With PERENNIAL_TEST_STORE=postgres every host and server process keeps its workspace there,
/// in a database of its own that follows from its data directory; else only the tests that ask for it, each in a schema of its own.
/// </summary>
internal static class TestPostgres
{
    public const string Missing = "no PostgreSQL server: set PERENNIAL_TEST_POSTGRES to a connection string, or run ./test, which starts one";

    /// <summary>A connection string without schema; null when there is no server.</summary>
    public static string? Server { get; } = Environment.GetEnvironmentVariable("PERENNIAL_TEST_POSTGRES") is { Length: > 0 } said ? said : null;

    /// <summary>Whether every test runs on it.</summary>
    public static bool IsUsual { get; } = Environment.GetEnvironmentVariable("PERENNIAL_TEST_STORE") == "postgres";

    private const string Schema = "perennial", Migrated = "t_migrated";
    private static readonly Lock _lock = new();
    private static readonly HashSet<string> _made = new(StringComparer.Ordinal);

    /// <summary>Where the workspace of a directory lies: at first nothing is there; null for inside the directory.</summary>
    public static string? Usual(string dataDirectory) => IsUsual ? Made(dataDirectory, isMigrated: false) : null;

    /// <summary>The same with the tables already there, a copy of those that the first who asked migrated to: what most tests start from.</summary>
    public static string? Fresh(string dataDirectory) => IsUsual ? Made(dataDirectory, isMigrated: true) : null;

    public static string For(string dataDirectory) => new NpgsqlConnectionStringBuilder(Server!) { SearchPath = Name(dataDirectory), MaxPoolSize = 20 }.ToString();

    public static void Drop(string relational)
    {
        var address = new NpgsqlConnectionStringBuilder(relational);
        if (address.SearchPath != Schema)
        {
            Run(relational, $"drop schema if exists {address.SearchPath} cascade");
            return;
        }
        Run(Server!, $"drop database if exists {address.Database} with (force)");
        lock (_lock) _made.Remove(address.Database!);
    }

    public static NpgsqlConnection Open(string relational)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(relational) { Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static string Name(string dataDirectory) => "t_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(dataDirectory))))[..16];

    private static string Made(string dataDirectory, bool isMigrated)
    {
        var name = Name(dataDirectory);
        lock (_lock)
        {
            if (isMigrated && _made.Add(Migrated)) Migrate();
            if (_made.Add(name) && !Exists(name)) Run(Server!, $"create database {name} template {(isMigrated ? Migrated : "template1")}");
        }
        return In(name).ToString();
    }

    private static NpgsqlConnectionStringBuilder In(string database) => new(Server!) { Database = database, SearchPath = Schema, MaxPoolSize = 20 };

    /// <summary>Another process may have made it.</summary>
    private static bool Exists(string database)
    {
        using var connection = Open(Server!);
        using var command = new NpgsqlCommand($"select exists (select from pg_database where datname = '{database}')", connection);
        return (bool)command.ExecuteScalar()!;
    }

    private static void Migrate()
    {
        Run(Server!, $"drop database if exists {Migrated} with (force)");
        Run(Server!, $"create database {Migrated}");
        Run(In(Migrated).ToString(), $"create schema {Schema}");
        var store = new PostgresStore(new PostgresAddress(In(Migrated).ToString()), "tests");
        Migrator.Migrate(store, TimeProvider.System);
        store.Close();
    }

    private static void Run(string relational, string sql)
    {
        using var connection = Open(relational);
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
