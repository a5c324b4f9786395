using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Perennial.App.Database;

/// <summary>
/// Applies the numbered SQL files in order, forward only, each in its own transaction together with its mark.
/// A column declared <c>id $id</c> is the table's numbered key and <c>$bytes</c> is a byte string, written in each database's own words.
/// </summary>
public static class Migrator
{
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(Migrator).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("migrations/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <exception cref="NewerDatabaseException">The directory was written by a newer release.</exception>
    public static void Migrate(SqliteConnection connection, TimeProvider clock)
    {
        Run(connection, null, "create table if not exists migrations (name text primary key, applied_at bigint not null)");
        var applied = Applied(connection);
        if (applied.Except(Names).FirstOrDefault() is { } unknown) throw new NewerDatabaseException(unknown);
        foreach (var name in Names.Except(applied))
        {
            using var transaction = connection.BeginTransaction();
            Run(connection, transaction, Text(name));
            Run(connection, transaction, $"insert into migrations values ('{name}', {Micros.Of(clock.GetUtcNow())})");
            transaction.Commit();
        }
    }

    private static HashSet<string> Applied(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select name from migrations";
        using var reader = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    private static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Replace("$id", "integer primary key autoincrement", StringComparison.Ordinal)
            .Replace("$bytes", "blob", StringComparison.Ordinal);
    }

    private static void Run(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
