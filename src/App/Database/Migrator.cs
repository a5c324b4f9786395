using System.Reflection;

namespace Perennial.App.Database;

/// <summary>
/// Applies the numbered SQL files in order, forward only, each in its own transaction together with its mark.
/// A column declared <c>id $id</c> is the table's numbered key and <c>$bytes</c> is a byte string, written in each database's own words.
/// </summary>
public static class Migrator
{
    private static readonly HashSet<string> _files = [.. typeof(Migrator).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("migrations/", StringComparison.Ordinal))];

    /// <summary>Every migration in order. Where the engines must differ there is <c>NNNN_name.sqlite.sql</c> and <c>NNNN_name.postgres.sql</c>, and the name is <c>NNNN_name.sql</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _files.Select(Common).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Told after each statement how many have run. For the drill that kills a process there.</summary>
    internal static Action<int>? Ran { get; set; }

    /// <param name="store">Whose tables.</param>
    /// <param name="clock">When they were applied.</param>
    /// <param name="only">Not further than these; all when not said.</param>
    /// <param name="ran">Told after each statement how many have run.</param>
    /// <exception cref="NewerDatabaseException">The directory was written by a newer release.</exception>
    public static void Migrate(Store store, TimeProvider clock, IReadOnlyCollection<string>? only = null, Action<int>? ran = null)
    {
        ran ??= Ran;
        var count = 0;
        using var connection = store.Open();
        Run(store.Render("create table if not exists migrations (name text primary key, applied_at bigint not null)"));
        var applied = Applied(connection);
        if (applied.Except(Names).FirstOrDefault() is { } unknown) throw new NewerDatabaseException(unknown);
        foreach (var name in Names.Except(applied).Where(name => only?.Contains(name) ?? true))
        {
            connection.Begin();
            foreach (var statement in SqlText.Statements(Text(name, store))) Run(store.Render(statement));
            Run($"insert into migrations values ('{name}', {Micros.Of(clock.GetUtcNow())})");
            connection.Commit();
            ran?.Invoke(++count);
        }

        void Run(string sql)
        {
            connection.Run(sql);
            ran?.Invoke(++count);
        }
    }

    /// <summary>How many migrations of this release a workspace has not had.</summary>
    public static int Waiting(Store store)
    {
        using var connection = store.Open();
        return Names.Except(Applied(connection)).Count();
    }

    internal static HashSet<string> Applied(StoreConnection connection)
    {
        using var rows = connection.Prepare("select name from migrations");
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (rows.Step()) names.Add(rows.Text(0));
        return names;
    }

    private static string Common(string file) => file.Replace(".sqlite.sql", ".sql", StringComparison.Ordinal).Replace(".postgres.sql", ".sql", StringComparison.Ordinal);

    private static string Text(string name, Store store)
    {
        var twin = name.Replace(".sql", $".{store.Word}.sql", StringComparison.Ordinal);
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(_files.Contains(twin) ? twin : name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
