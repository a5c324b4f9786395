using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Perennial.Tests;

/// <summary>
/// The PostgreSQL server that <c>./test</c> started, if it did. With PERENNIAL_TEST_STORE=postgres every host and server process keeps its workspace there,
/// in a schema of its own that follows from its data directory; else only the tests that ask for it.
/// </summary>
internal static class TestPostgres
{
    public const string Missing = "no PostgreSQL server: set PERENNIAL_TEST_POSTGRES to a connection string, or run ./test, which starts one";

    /// <summary>A connection string without schema; null when there is no server.</summary>
    public static string? Server { get; } = Environment.GetEnvironmentVariable("PERENNIAL_TEST_POSTGRES") is { Length: > 0 } said ? said : null;

    /// <summary>Whether every test runs on it.</summary>
    public static bool IsUsual { get; } = Environment.GetEnvironmentVariable("PERENNIAL_TEST_STORE") == "postgres";

    /// <summary>Where the workspace of a directory lies; null for inside the directory.</summary>
    public static string? Usual(string dataDirectory) => IsUsual ? For(dataDirectory) : null;

    public static string For(string dataDirectory) => new NpgsqlConnectionStringBuilder(Server!)
    {
        SearchPath = "t_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(dataDirectory))))[..16],
        MaxPoolSize = 20,
    }.ToString();

    public static void Drop(string relational) => Run(relational, $"drop schema if exists {new NpgsqlConnectionStringBuilder(relational).SearchPath} cascade");

    public static NpgsqlConnection Open(string relational)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(relational) { Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Run(string relational, string sql)
    {
        using var connection = Open(relational);
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
