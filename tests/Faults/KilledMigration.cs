using Perennial.App.Database;
using Perennial.App.Database.Copy;
using Perennial.Tests.Structure;

namespace Perennial.Tests.Faults;

/// <summary>
/// Drill 5: kill -9 behind every statement of every migration, on each database. The workspace has rows from an earlier release; the next start completes,
/// the schema is that of a fresh install and every row is what an upgrade without a kill makes of it. The short form kills real processes at some statements
/// and breaks off at all of them inside this one.
/// </summary>
public sealed class KilledMigration : IDisposable
{
    private static readonly string[] _earlier = [.. Migrator.Names.Take(5)];
    private readonly List<string> _made = [];
    private readonly List<string> _schemas = [];

    [Theory]
    [InlineData("embedded")]
    [InlineData("postgres")]
    public void Broken_off_behind_any_statement_the_next_start_completes(string engine)
    {
        Skip(engine);
        var (fresh, rows) = Whole(engine);
        var (behind, step) = (0, Drill.IsLong || engine == "embedded" ? 1 : 7); // a whole schema each time: the short form leaves some out on the slower engine
        for (var broken = true; broken; behind += step)
        {
            var directory = Seeded(engine);
            broken = BreaksOff(engine, directory, behind + 1);
            After(engine, directory).ShouldBe((fresh, rows), $"behind statement {behind + 1}");
            Forget(engine, directory);
        }
        behind.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("embedded")]
    [InlineData("postgres")]
    public async Task Killed_in_a_migration_a_server_completes_it_at_its_next_start(string engine)
    {
        Skip(engine);
        var (fresh, rows) = Whole(engine);
        foreach (var behind in Drill.IsLong ? Enumerable.Range(1, 200) : [2, 9, 23])
        {
            var directory = Seeded(engine);
            var environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["DOTNET_STARTUP_HOOKS"] = typeof(KilledMigration).Assembly.Location,
                ["PERENNIAL_KILL_BEHIND"] = behind.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["Store__Relational"] = Relational(engine, directory) ?? "",
            };
            await using (var server = ServerProcess.Start(directory, environment))
            {
                if (await Task.WhenAny(server.Ended(), server.Ready()) is Task<ServerProcess>) break; // behind the last statement
                (await server.Ended()).ShouldBe(137, server.Said);
            }
            After(engine, directory).ShouldBe((fresh, rows), $"killed behind statement {behind}");
            Forget(engine, directory);
        }
    }

    public void Dispose()
    {
        foreach (var directory in _made.Where(Directory.Exists)) Directory.Delete(directory, recursive: true);
        foreach (var schema in _schemas) TestPostgres.Drop(schema);
    }

    private static void Skip(string engine) => Assert.SkipWhen(engine == "postgres" && TestPostgres.Server is null, TestPostgres.Missing);

    private static string? Relational(string engine, string directory) => engine == "postgres" ? TestPostgres.For(directory) : null;

    /// <summary>A directory as an earlier release left it, with rows.</summary>
    private string Seeded(string engine)
    {
        var path = Directory.CreateTempSubdirectory("perennial-migrated-").FullName;
        _made.Add(path);
        if (Relational(engine, path) is { } schema) _schemas.Add(schema);
        Use(engine, path, store =>
        {
            Migrator.Migrate(store, new TestClock(), _earlier);
            using var connection = store.Open();
            connection.Begin();
            connection.Run("insert into account_keys (external_id, created_at) values ('A1', 1), ('A2', 2)");
            connection.Run("""insert into account_facts (account_id, effective_at, recorded_at, fields) values (1, 1, 1, '{"name":"One","owner_email":"Ann@X.example","tags":["a","b"],"custom":{"seats":"5"}}'), (2, 2, 2, '{"name":"Zwei Ä"}')""");
            connection.Run("insert into accounts (id, external_id, name, name_key, owner_email, tags, custom, named_only, created_at, updated_at, version) values (1, 'A1', 'One', 'one', 'Ann@X.example', '[\"a\",\"b\"]', '{\"seats\":\"5\"}', false, 1, 1, 3), (2, 'A2', 'Zwei Ä', 'zwei ä', null, '[]', '{}', false, 2, 2, 3)");
            connection.Run("insert into people (name, user_name, normalized_user_name, email, normalized_email, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, created_at) values ('O', 'o', 'O', 'o', 'O', true, false, false, true, 0, 1)");
            connection.Commit();
        });
        return path;
    }

    /// <summary>An upgrade without a kill; its schema is a fresh install's.</summary>
    private (string Schema, string Rows) Whole(string engine)
    {
        var empty = Directory.CreateTempSubdirectory("perennial-migrated-").FullName;
        _made.Add(empty);
        if (Relational(engine, empty) is { } schema) _schemas.Add(schema);
        var fresh = After(engine, empty);
        var upgraded = After(engine, Seeded(engine));
        upgraded.Schema.ShouldBe(fresh.Schema);
        upgraded.Rows.ShouldNotBe(fresh.Rows);
        upgraded.Rows.ShouldContain("account_tags 2 ");
        return upgraded;
    }

    private static bool BreaksOff(string engine, string directory, int behind)
    {
        try
        {
            Use(engine, directory, store => Migrator.Migrate(store, new TestClock(), ran: count => { if (count >= behind) throw new BrokenOff(); }));
            return false;
        }
        catch (BrokenOff)
        {
            return true;
        }
    }

    /// <summary>What a start makes of it.</summary>
    private static (string Schema, string Rows) After(string engine, string directory)
    {
        using var workspace = Workspace.Open(directory, "drill 5", new TestClock(), Relational(engine, directory));
        var store = workspace.Store;
        var schema = engine == "postgres" ? PostgresCatalog.Of(store) : string.Join('\n', store.Tables().OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => $"{t.Name}({t.ColumnList}) {string.Join(',', t.Key)}"));
        return (schema, string.Join('\n', TableDigest.OfAll(store).Select(t => $"{t.Table} {t.Rows} {t.Sha256}")));
    }

    private static void Use(string engine, string directory, Action<Store> use)
    {
        using var opened = DataDirectory.Open(directory, "drill 5");
        var store = Store.Of(opened, Relational(engine, directory), "drill 5");
        try
        {
            store.Hold("drill 5");
            use(store);
        }
        finally
        {
            store.Close();
        }
    }

    private void Forget(string engine, string directory)
    {
        Directory.Delete(directory, recursive: true);
        if (Relational(engine, directory) is { } schema) TestPostgres.Drop(schema);
    }

    private sealed class BrokenOff : Exception;
}
