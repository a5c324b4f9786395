using System.Reflection;

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
    public static void Migrate(Store store, TimeProvider clock)
    {
        using var connection = store.Open();
        connection.Run(store.Render("create table if not exists migrations (name text primary key, applied_at bigint not null)"));
        var applied = Applied(connection);
        if (applied.Except(Names).FirstOrDefault() is { } unknown) throw new NewerDatabaseException(unknown);
        foreach (var name in Names.Except(applied))
        {
            connection.Begin();
            connection.Run(store.Render(Text(name)));
            connection.Run($"insert into migrations values ('{name}', {Micros.Of(clock.GetUtcNow())})");
            connection.Commit();
        }
    }

    private static HashSet<string> Applied(StoreConnection connection)
    {
        using var rows = connection.Prepare("select name from migrations");
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (rows.Step()) names.Add(rows.Text(0));
        return names;
    }

    private static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
