using System.Net;
using System.Net.Sockets;
using Perennial.Usage.ClickHouse;

namespace Perennial.Tests.Usage.ClickHouse;

/// <summary>A cluster of two nodes on this machine, each with a part of the rows: ClickHouse as a library, out of an npm package that <c>./test</c> fetches once.</summary>
public sealed class ClickHouseCluster : IAsyncLifetime
{
    public const string Name = "perennial";
    public const string Missing = "no ClickHouse library: set PERENNIAL_TEST_CLICKHOUSE to a libchdb.so, or run ./test, which fetches one (Linux on x64, 566 MB)";
    private readonly string _folder = Directory.CreateTempSubdirectory("perennial-clickhouse-").FullName;
    private int _databases;

    /// <summary>Null when it is not on this machine.</summary>
    public static string? Library { get; } = Environment.GetEnvironmentVariable("PERENNIAL_TEST_CLICKHOUSE") is { Length: > 0 } said ? said : Cached();

    internal ClickHouseProcess[] Nodes { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        if (Library is null) return;
        var ports = Free(4);
        var config = Path.Combine(_folder, "node.xml");
        await File.WriteAllTextAsync(config, $"""
            <clickhouse>
              <remote_servers><{Name}>
                <shard><internal_replication>true</internal_replication><replica><host>127.0.0.1</host><port>{ports[2]}</port></replica></shard>
                <shard><internal_replication>true</internal_replication><replica><host>127.0.0.1</host><port>{ports[3]}</port></replica></shard>
              </{Name}></remote_servers>
              <max_server_memory_usage>1000000000</max_server_memory_usage>
              <mark_cache_size>50000000</mark_cache_size>
              <background_pool_size>2</background_pool_size>
            </clickhouse>
            """);
        Nodes = [.. Enumerable.Range(0, 2).Select(i => new ClickHouseProcess(Library, Path.Combine(_folder, $"node-{i}"), ports[i], ports[2 + i], config))];
        await Task.WhenAll(Nodes.Select(node => node.StartAsync()));
    }

    public ValueTask DisposeAsync()
    {
        foreach (var node in Nodes) node.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A connection string to a database that nobody has; the test is skipped where the library is missing.</summary>
    public string New()
    {
        Assert.SkipWhen(Library is null, Missing);
        return $"Nodes={string.Join(',', Nodes.Select(n => n.Url))};Cluster={Name};Database=t{Interlocked.Increment(ref _databases)}";
    }

    internal static ClickHouseStore Open(string address, string folder, string zone) =>
        Task.Run(() => ClickHouseStore.OpenAsync(new ClickHouseAddress(address), folder, zone, TimeSpan.Zero, CancellationToken.None)).GetAwaiter().GetResult();

    /// <summary>Where <c>./test</c> puts it.</summary>
    private static string? Cached()
    {
        var caches = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } said ? said : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        var place = Path.Combine(caches, "perennial", "clickhouse", "node_modules", "@chdb", "lib-linux-x64-gnu", "libchdb.so");
        return File.Exists(place) ? place : null;
    }

    private static int[] Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        foreach (var listener in listeners) listener.Start();
        var ports = listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners) listener.Stop();
        return ports;
    }
}
