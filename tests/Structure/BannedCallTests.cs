using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Perennial.App.Database;

namespace Perennial.Tests.Structure;

/// <summary>SQL is written under Database/ alone, and nowhere else can a query step out of the viewer's scope without saying which filter it lifts.</summary>
public sealed class BannedCallTests
{
    private static readonly HashSet<string> _sqlWords = new(StringComparer.Ordinal)
    {
        "FromSql", "FromSqlRaw", "FromSqlInterpolated", "SqlQuery", "SqlQueryRaw", "ExecuteSql", "ExecuteSqlRaw", "ExecuteSqlAsync", "ExecuteSqlRawAsync",
        "ExecuteSqlInterpolated", "ExecuteSqlInterpolatedAsync", "CreateCommand", "GetDbConnection",
        "ExecuteUpdate", "ExecuteUpdateAsync", // SaveChanges alone is guarded
    };

    [Fact]
    public void Sql_and_lifted_filters_stay_under_Database()
    {
        var uses = Uses.In(typeof(AppDb).Assembly).Concat(Uses.In(Assembly.Load("perennial"))).ToList();
        Banned(uses.Where(use => IsDatabase(use.By))).ShouldNotBeEmpty("Database itself writes SQL; if none is found, this test reads nothing.");
        Banned(uses.Where(use => !IsDatabase(use.By))).ShouldBeEmpty();
    }

    [Fact]
    public void They_are_noticed_elsewhere()
    {
        var found = Banned(Uses.In(typeof(Sample).Assembly).Where(use => use.By == typeof(BannedCallTests))).ToList();
        found.ShouldContain(use => use.Contains("IgnoreQueryFilters", StringComparison.Ordinal));
        found.ShouldContain(use => use.Contains("FromSqlRaw", StringComparison.Ordinal));
        found.ShouldContain(use => use.Contains("SqliteCommand", StringComparison.Ordinal));
    }

    private static bool IsDatabase(Type type) => type.Namespace?.StartsWith("Perennial.App.Database", StringComparison.Ordinal) == true;

    private static IEnumerable<string> Banned(IEnumerable<(Type By, MemberInfo Member)> uses) =>
        from use in uses
        let name = use.Member.Name
        let type = use.Member as Type ?? use.Member.DeclaringType
        where _sqlWords.Contains(name) || (name == "IgnoreQueryFilters" && use.Member is MethodBase method && method.GetParameters().Length == 1)
            || (type?.Assembly == typeof(SqliteCommand).Assembly && type != typeof(SqliteException)) || type?.Assembly == typeof(NpgsqlCommand).Assembly
        select $"{use.By.FullName} uses {type?.Name}.{name}";

    private static class Sample
    {
        public static IQueryable<Perennial.App.Accounts.Account> Escape(AppDb db) => db.Accounts.IgnoreQueryFilters();
        public static IQueryable<Perennial.App.Accounts.Account> Raw(AppDb db) => db.Accounts.FromSqlRaw("select * from accounts");
        public static object? Command(SqliteConnection connection) => new SqliteCommand("select 1", connection).ExecuteScalar();
    }
}
