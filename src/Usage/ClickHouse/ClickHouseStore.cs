using System.Globalization;
using Perennial.Usage.Ids;
using Perennial.Usage.Store;

namespace Perennial.Usage.ClickHouse;

/// <summary>The event store on a ClickHouse cluster, over HTTP. Each node holds a part of the events; all of them have to be there for a batch and for an answer.</summary>
public sealed partial class ClickHouseStore : IUsageStore
{
    private static readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(5), UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = System.Net.DecompressionMethods.None }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly ClickHouseAddress _address;
    private readonly ClickHouseNode[] _nodes;
    private readonly Views _views;
    private readonly Ledger _ledger;
    private readonly UnderWay _questions = new();
    private LocalDays _days;
    private People _people;
    private volatile PlaceRows? _told;
    private int _turn;
    private bool _isDoubtful;

    private ClickHouseStore(ClickHouseAddress address, ClickHouseNode[] nodes, string zone, long seed)
    {
        (_address, _nodes, _views, Names) = (address, nodes, new Views(address), new UsageNames(seed));
        _ledger = new Ledger(nodes[0], address.Database, zone);
        (_days, _people) = In(zone);
    }

    public long Mark => _ledger.Now.Mark;
    public string Zone => _ledger.Now.Edition.Zone;
    public UsageNames Names { get; }
    public bool KnowsLinks => _people.Links.Now.Count > 0;
    public long? RawFrom => _ledger.Now.Edition.RawFrom;

    /// <summary>How long a batch takes at least: ClickHouse wants few large ones.</summary>
    public TimeSpan Pace { get; init; }

    /// <param name="address">Where it is.</param>
    /// <param name="folder">Of the workspace's events on this machine, which remembers which store it is.</param>
    /// <param name="zone">The time zone of a new store; an old one keeps its own.</param>
    /// <param name="pace">How long a batch takes at least: ClickHouse wants few large ones.</param>
    /// <param name="cancellation">Ends the opening.</param>
    /// <exception cref="UsageStoreUnreachableException">A node does not answer, or not as it has to.</exception>
    /// <exception cref="InvalidDataException">The database holds another workspace's events, or not this one's.</exception>
    public static async Task<ClickHouseStore> OpenAsync(ClickHouseAddress address, string folder, string zone, TimeSpan pace, CancellationToken cancellation)
    {
        var nodes = address.Nodes.Select((url, i) => new ClickHouseNode(_http, address, url, i)).ToArray();
        try
        {
            await Task.WhenAll(nodes.Select(async node =>
            {
                foreach (var statement in Tables.Make(address)) await node.RunAsync(statement, cancellation);
            }));
            var (seed, kept) = await Identity.FindAsync(address, nodes, folder, zone, cancellation);
            var store = new ClickHouseStore(address, nodes, kept, seed) { Pace = pace };
            await store.LoadAsync(cancellation);
            return store;
        }
        catch (ClickHouseException refused)
        {
            throw new UsageStoreUnreachableException($"The usage store at {address} cannot be used: {refused.Message}", refused);
        }
    }

    public async Task AddAsync(UsageBatch batch, CancellationToken cancellation)
    {
        if (batch.Mark <= Mark) return;
        await CheckAsync(cancellation);
        if (_isDoubtful) await StartAnewAsync(cancellation);
        _isDoubtful = true;
        var pace = Task.Delay(Pace, cancellation);
        var parts = NodeRows.Of(batch, _ledger.Number, _ledger.Now.Edition.Sums, _nodes.Length, _days);
        await _people.AddAsync(batch, _ledger.Number, parts, cancellation);
        await WriteAsync(parts, cancellation);
        await _ledger.CountAsync(batch.Mark, cancellation);
        _isDoubtful = false;
        await FoldAsync(batch.Daily.Count, cancellation);
        await pace;
    }

    public Task<IReadOnlyList<T>> AskAsync<T>(UsageAsk ask, Func<IUsageRow, T> read, CancellationToken cancellation) =>
        AskAsync(ask.Sql, ask.Places is { } places ? [("places", "source Int32, place Int32", Told(places))] : [], read, cancellation, ask.Values);

    public Task CheckAsync(CancellationToken cancellation) => Task.WhenAll(_nodes.Select(node => node.PingAsync(cancellation)));

    public Task<string?> CopyAsync(string file, CancellationToken cancellation) => Task.FromResult<string?>(null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Asks the nodes in turn.</summary>
    internal Task<IReadOnlyList<T>> AskAsync<T>(string sql, IReadOnlyList<(string, string, RowBinary)> tables, Func<ClickHouseRows, T> read, CancellationToken cancellation, IReadOnlyDictionary<string, object>? values = null) => _questions.RunAsync(async () =>
    {
        await CheckAsync(cancellation);
        var counted = _ledger.Now;
        var said = new Dictionary<string, object>(StringComparer.Ordinal) { ["upto"] = counted.UpTo, ["void"] = counted.Void, ["sums"] = counted.Edition.Sums };
        foreach (var (name, value) in values ?? UsageAsk.NoValues) said[name] = value;
        var node = _nodes[(uint)Interlocked.Increment(ref _turn) % _nodes.Length];
        return await Task.Run(() => node.AskAsync(_views.Over(sql), said, tables, read, cancellation), cancellation);
    });

    /// <summary>Writes the parts, each to its node.</summary>
    internal Task WriteAsync(NodeRows[] parts, CancellationToken cancellation) => Task.WhenAll(_nodes.Select(node => parts[node.Number].WriteAsync(node, cancellation)));

    /// <summary>What may stand of a batch does not count; it is written again under another number once every node is there.</summary>
    private async Task StartAnewAsync(CancellationToken cancellation)
    {
        await Task.WhenAll(_nodes.Select(node => node.RunAsync("select 1", cancellation)));
        var old = _ledger.Number;
        await _ledger.GiveUpAsync(cancellation);
        await SweepAsync(old, cancellation);
        await _people.LoadAsync(cancellation);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        await _ledger.OpenAsync(cancellation);
        (_days, _people) = In(Zone);
        await SweepAsync(_ledger.Number - 1, cancellation);
        await TidyAsync(cancellation);
        await _people.LoadAsync(cancellation);
        foreach (var (table, into) in ((string, IdMap)[])[("people", Names.People), ("sources", Names.Sources), ("names", Names.Names)])
            await AskAsync($"select key, abs(number) from {table}", [], row =>
            {
                into.Set(row.Huge(0), (int)row.Long(1));
                return 0;
            }, cancellation);
    }

    /// <summary>Removes rows of a batch that never counts. That they go is no condition for right answers.</summary>
    private Task SweepAsync(long number, CancellationToken cancellation) =>
        RemoveAsync(Tables.Shared.Concat(Tables.Everywhere).Select(table => (table, string.Create(CultureInfo.InvariantCulture, $"batch = {number}"))), cancellation);

    /// <summary>Where there are any.</summary>
    private Task RemoveAsync(IEnumerable<(string Table, string Where)> rows, CancellationToken cancellation) => Task.WhenAll(_nodes.Select(async node =>
    {
        foreach (var (table, where) in rows)
        {
            var count = await node.AskAsync($"select count() from {_address.Database}.{table} where {where}", UsageAsk.NoValues, [], row => row.Long(0), cancellation);
            if (count.Single() > 0) await node.RunAsync($"alter table {_address.Database}.{table} delete where {where} settings mutations_sync = 1", cancellation);
        }
    }));

    private (LocalDays, People) In(string zone) => (new(zone), new(this, new(zone)));

    private sealed record PlaceRows(UsagePlaces Places, RowBinary Rows);

    private RowBinary Told(UsagePlaces places)
    {
        if (_told is { } told && told.Places == places) return told.Rows;
        var rows = new RowBinary();
        foreach (var (source, place) in places.Of) rows.Int(source).Int(place);
        _told = new(places, rows);
        return rows;
    }
}
