using Microsoft.Data.Sqlite;
using Perennial.App.Database.Copy;
using static SQLitePCL.raw;

namespace Perennial.App.Database.Sqlite;

internal sealed class SqliteStoreConnection(SqliteConnection connection) : StoreConnection
{
    public override Statement Prepare(string sql) => new SqliteStatement(connection.Handle!, sql);

    public override Statement Stream(string sql) => Prepare(sql);

    public override void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public override void Begin() => Run("begin immediate");

    public override void BeginReading() => Run("begin; select 1 from sqlite_master limit 1");

    public override void Commit() => Run("commit");

    public override void Rollback()
    {
        if (connection.Handle is { } open && sqlite3_get_autocommit(open) == 0) Run("rollback");
    }

    public override string Temporary(string name, string columns, string? key)
    {
        Run($"create temp table {name} ({columns.Replace("$id", "integer primary key", StringComparison.Ordinal)})");
        if (key is not null) Run($"create index temp.{name}_key on {name} ({key})");
        return "temp." + name;
    }

    public override RowSink Sink(StoredTable table) => new SqliteRows(this, table);

    public override void Dispose()
    {
        Rollback();
        connection.Dispose();
    }
}
