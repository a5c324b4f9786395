using Npgsql;
using Perennial.App.Database.Copy;

namespace Perennial.App.Database.Postgres;

internal sealed class PostgresStoreConnection(PostgresStore store, NpgsqlConnection connection) : StoreConnection
{
    private bool _begun;

    public override Statement Prepare(string sql) => new PostgresStatement(Command(sql), new HeldRows());

    public override Statement Stream(string sql) => new PostgresStatement(Command(sql), new PassingRows());

    public override void Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public override void Begin()
    {
        Run("begin");
        _begun = true;
    }

    public override void BeginReading()
    {
        Run("begin isolation level repeatable read read only");
        _begun = true;
    }

    public override void Commit()
    {
        Run("commit");
        _begun = false;
    }

    public override void Rollback()
    {
        if (!_begun) return;
        _begun = false;
        if (connection.State == System.Data.ConnectionState.Open) Run("rollback");
    }

    public override string Temporary(string name, string columns, string? key)
    {
        Run(store.Render($"create temp table {name} ({columns})"));
        if (key is not null) Run($"create index on pg_temp.{name} ({key})");
        return "pg_temp." + name;
    }

    public override RowSink Sink(StoredTable table) => new PostgresRows(connection, table);

    public override void Dispose()
    {
        try
        {
            Rollback();
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the transaction with it.
        }
        connection.Dispose();
    }

    private NpgsqlCommand Command(string sql)
    {
        var command = new NpgsqlCommand(PostgresStore.WithNumbers(sql), connection);
        foreach (var type in store.ParametersOf(sql, connection)) command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = DBNull.Value });
        command.Prepare();
        return command;
    }
}
