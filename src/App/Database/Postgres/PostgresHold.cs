using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Perennial.App.Database.Postgres;

/// <summary>
/// The one server that serves a schema holds its advisory lock, on a connection of its own whose application name says who it is.
/// When that connection breaks the lock is taken again as soon as it can be; until then nothing may be written.
/// </summary>
public sealed class PostgresHold : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2), _pause = TimeSpan.FromMilliseconds(200), _pauseWhenLost = TimeSpan.FromSeconds(1);
    private readonly string _connectionString;
    private readonly PostgresAddress _address;
    private readonly Action _regained;
    private readonly CancellationTokenSource _end = new();
    private readonly long _key;
    private readonly Task _watch;
    private volatile bool _held = true;

    /// <exception cref="SchemaHeldException">Another server holds it.</exception>
    public PostgresHold(PostgresAddress address, string holder, Action regained)
    {
        _regained = regained;
        _address = address;
        _key = BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes("perennial workspace " + address.Schema)));
        _connectionString = new NpgsqlConnectionStringBuilder(address.For(holder).ToString()) { Pooling = false, KeepAlive = 10, MaxAutoPrepare = 0 }.ToString();
        var until = TimeProvider.System.GetTimestamp() + (long)(_patience.TotalSeconds * TimeProvider.System.TimestampFrequency);
        NpgsqlConnection? connection;
        while ((connection = TryTake()) is null)
        {
            if (TimeProvider.System.GetTimestamp() > until) throw new SchemaHeldException(address.ToString(), HolderOf());
            _end.Token.WaitHandle.WaitOne(_pause);
        }
        _watch = Task.Run(() => WatchAsync(connection));
    }

    /// <summary>False from when the connection broke until the lock is ours again.</summary>
    public bool IsHeld => _held;

    public void Dispose()
    {
        _end.Cancel();
        _watch.GetAwaiter().GetResult();
        _end.Dispose();
    }

    private async Task WatchAsync(NpgsqlConnection? connection)
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                if (connection is null)
                {
                    await Task.Delay(_pauseWhenLost, _end.Token);
                    connection = TryTake();
                    if (connection is null) continue;
                    _regained(); // before anybody may write
                    _held = true;
                }
                else await connection.WaitAsync(_end.Token);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or ObjectDisposedException or InvalidOperationException or TimeoutException)
            {
                _held = false;
                if (connection is not null) await connection.DisposeAsync();
                connection = null;
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        if (connection is not null) await connection.DisposeAsync();
    }

    private NpgsqlConnection? TryTake()
    {
        var connection = new NpgsqlConnection(_connectionString);
        try
        {
            connection.Open();
            using var take = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = _key } } };
            if ((bool)take.ExecuteScalar()!) return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
        connection.Dispose();
        return null;
    }

    private string HolderOf()
    {
        using var connection = new NpgsqlConnection(_connectionString);
        connection.Open();
        using var who = new NpgsqlCommand("""
            select a.application_name, coalesce(host(a.client_addr), 'the database''s own machine') from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and l.database = (select oid from pg_database where datname = current_database())
              and (l.classid::bigint << 32) | l.objid::bigint = $1
            """, connection) { Parameters = { new() { Value = _key } } };
        using var reader = who.ExecuteReader();
        return reader.Read() && reader.GetString(0) is { Length: > 0 } name ? $"{name} (from {reader.GetString(1)})" : "another server";
    }
}
