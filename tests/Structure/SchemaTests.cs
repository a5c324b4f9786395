using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Perennial.App.Access;
using Perennial.App.Database;

namespace Perennial.Tests.Structure;

/// <summary>The migrations, the committed schema and the model say the same.</summary>
public sealed class SchemaTests : IDisposable
{
    /// <summary>Tables and columns that only SQL speaks of. Each must still exist and still be unknown to the model.</summary>
    private static readonly string[] _onlySql = ["migrations", "account_keys", "contact_keys", "person_passkeys.data", "rebuilds", "contract_keys", "product_keys", "product_facts", "merges"];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("perennial-schema-");
    private readonly Workspace _workspace;

    public SchemaTests() => _workspace = Workspace.Open(_directory.FullName, "schema test", TimeProvider.System);

    [Fact]
    public void The_committed_schema_is_what_a_new_directory_gets_Snapshot() =>
        Snapshot.Match("src/App/Database/schema.sqlite.sql", "-- Written by a test from a newly migrated database; see tests/Structure/SchemaTests.cs.\n\n" + string.Join("\n\n", Schema()));

    [Fact]
    public void The_committed_schema_is_what_a_new_PostgreSQL_schema_gets_Snapshot() => OnPostgres(store =>
    {
        var schema = PostgresCatalog.Of(store);
        schema.ShouldContain("collate \"C\"");
        schema.Split('\n').Where(line => line.Contains(" text", StringComparison.Ordinal) && line.StartsWith("  ", StringComparison.Ordinal) && !line.Contains("collate \"C\"", StringComparison.Ordinal))
            .Where(line => !line.Contains('(', StringComparison.Ordinal)).ShouldBeEmpty("text that this server's own collation would sort");
        Snapshot.Match("src/App/Database/schema.postgres.sql", "-- Written by a test from a newly migrated schema; see tests/Structure/SchemaTests.cs.\n\n" + schema);
    });

    [Fact]
    public void Both_databases_have_the_same_columns() => OnPostgres(store =>
        PostgresCatalog.ColumnsOf(store).Order(StringComparer.Ordinal).ShouldBe(DatabaseColumns().Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_migration_has_a_number_of_its_own()
    {
        Migrator.Names.Count.ShouldBeGreaterThan(2);
        SharedNumbers(Migrator.Names).ShouldBeEmpty();
        SharedNumbers(["migrations/0001_accounts.sql", "migrations/0001_access.sql", "migrations/2_short.sql"]).ShouldBe(["0001", "2_sh"]);
    }

    [Fact]
    public void Model_and_database_have_the_same_columns()
    {
        using var db = _workspace.OpenFor(Viewer.System);
        var model = db.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()).SelectMany(Columns).Distinct(StringComparer.Ordinal).ToList();
        model.Count.ShouldBeGreaterThan(50);
        var database = DatabaseColumns().ToList();
        database.Except(model, StringComparer.Ordinal).Where(column => !_onlySql.Any(only => Is(column, only))).ShouldBeEmpty("in the database, not in the model");
        model.Except(database, StringComparer.Ordinal).ShouldBeEmpty("in the model, not in the database");
        _onlySql.Where(only => !database.Any(column => Is(column, only)) || model.Any(column => Is(column, only))).ShouldBeEmpty("gone, or known to the model by now: take it off the list");
    }

    public void Dispose()
    {
        _workspace.Dispose();
        _directory.Delete(recursive: true);
    }

    private static void OnPostgres(Action<Store> look)
    {
        Assert.SkipWhen(TestPostgres.Server is null, TestPostgres.Missing);
        var directory = Directory.CreateTempSubdirectory("perennial-schema-");
        var relational = TestPostgres.For(directory.FullName);
        try
        {
            using var workspace = Workspace.Open(directory.FullName, "schema test", TimeProvider.System, relational);
            look(workspace.Store);
        }
        finally
        {
            directory.Delete(recursive: true);
            TestPostgres.Drop(relational);
        }
    }

    private static bool Is(string column, string only) => column.StartsWith(only + ".", StringComparison.Ordinal) || column.StartsWith(only + " ", StringComparison.Ordinal);

    private static IEnumerable<string> SharedNumbers(IEnumerable<string> names)
    {
        var numbers = names.Select(name => Path.GetFileName(name)[..4]).ToList();
        return numbers.GroupBy(number => number, StringComparer.Ordinal).Where(same => same.Count() > 1 || !same.Key.All(char.IsAsciiDigit)).Select(same => same.Key);
    }

    private static IEnumerable<string> Columns(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        return entity.GetProperties().Select(p => $"{table.Name}.{p.GetColumnName(table)} {(p.IsColumnNullable(table) ? "null" : "not null")}");
    }

    private IEnumerable<string> Schema() =>
        Rows("select sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by tbl_name, case type when 'table' then 0 else 1 end, name", row => row.Text(0) + ";");

    private IEnumerable<string> DatabaseColumns() =>
        Rows("""
            select t.name, c.name, c."notnull" = 1 or c.pk > 0 from sqlite_master t, pragma_table_info(t.name) c
            where t.type = 'table' and t.name not like 'sqlite_%'
            """, row => $"{row.Text(0)}.{row.Text(1)} {(row.Bool(2) ? "not null" : "null")}");

    private IEnumerable<string> Rows(string sql, Func<Statement, string> read)
    {
        using var connection = _workspace.Store.Open();
        using var rows = connection.Prepare(sql);
        while (rows.Step()) yield return read(rows);
    }
}
