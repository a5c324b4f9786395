using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Perennial.Bench.Events;

/// <summary>The same events as rows of a relational database, as a product without an event store would keep them.</summary>
internal sealed class RelationalRows : IDisposable
{
    private readonly DbConnection _connection;

    private RelationalRows(DbConnection connection) => _connection = connection;

    /// <summary>In a file, with the index that serves the question best.</summary>
    public static RelationalRows Sqlite(string file, IEnumerable<EngagementBenchmark.Row> rows)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        Run(connection, "pragma journal_mode = off; pragma synchronous = off; create table events (moment integer not null, source integer not null, person integer not null); begin");
        using (var insert = connection.CreateCommand())
        {
            insert.CommandText = "insert into events values ($at, $source, $person)";
            foreach (var name in (string[])["$at", "$source", "$person"]) insert.Parameters.Add(name, SqliteType.Integer);
            insert.Prepare();
            foreach (var (at, account, person, _) in rows)
            {
                (insert.Parameters[0].Value, insert.Parameters[1].Value, insert.Parameters[2].Value) = (at, account, person);
                insert.ExecuteNonQuery();
            }
        }
        Run(connection, "commit; create index by_source on events (source, moment, person); analyze");
        return new(connection);
    }

    /// <summary>In a table of its own, which goes with this.</summary>
    public static async Task<RelationalRows> PostgresAsync(string server, IEnumerable<EngagementBenchmark.Row> rows)
    {
        var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        Run(connection, "drop table if exists bench_events; create unlogged table bench_events (moment bigint not null, source int not null, person int not null)");
        await using (var copy = await connection.BeginBinaryImportAsync("copy bench_events from stdin (format binary)"))
        {
            foreach (var (at, account, person, _) in rows)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(at);
                await copy.WriteAsync(account);
                await copy.WriteAsync(person);
            }
            await copy.CompleteAsync();
        }
        Run(connection, "create index on bench_events (source, moment, person)");
        Run(connection, "vacuum analyze bench_events");
        return new(connection);
    }

    /// <summary>People of each day, added up, and people of the whole time, of each source.</summary>
    public void Ask(long from, long until)
    {
        using var ask = _connection.CreateCommand();
        ask.CommandTimeout = 0;
        var rows = _connection is NpgsqlConnection ? "bench_events" : "events";
        var when = string.Create(CultureInfo.InvariantCulture, $"moment >= {from} and moment < {until}");
        ask.CommandText = $"""
            select source, sum(users), max(people) from (
              select source, count(distinct person) as users, 0 as people from {rows} where {when} group by source, moment / 86400000000
              union all select source, 0, count(distinct person) from {rows} where {when} group by source) s group by source
            """;
        using var reader = ask.ExecuteReader();
        while (reader.Read()) reader.GetInt32(0);
    }

    public void Dispose()
    {
        if (_connection is NpgsqlConnection) Run(_connection, "drop table bench_events");
        _connection.Dispose();
    }

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
