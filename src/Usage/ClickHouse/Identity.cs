using System.Globalization;
using System.Security.Cryptography;
using Perennial.Usage.Store;

namespace Perennial.Usage.ClickHouse;

/// <summary>
/// Whether a database is the one that a workspace's folder knows: a number of its own stands on every node and in the folder, so that two workspaces never share a database
/// and a workspace never goes on with an emptied one.
/// </summary>
public static class Identity
{
    /// <summary>The file in the folder.</summary>
    public const string File = "clickhouse.store";

    /// <returns>The store's number, and the zone of its days.</returns>
    internal static async Task<(long Seed, string Zone)> FindAsync(ClickHouseAddress address, ClickHouseNode[] nodes, string folder, string zone, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, File);
        var (seed, isNew) = Read(path);
        var said = await Task.WhenAll(nodes.Select(node => node.AskAsync($"select node, nodes, seed, zone from {address.Database}.store", UsageAsk.NoValues, [], row => (Node: (int)row.Long(0), Nodes: (int)row.Long(1), Seed: row.Long(2), Zone: row.Text(3)!), cancellation)));
        var all = said.SelectMany(s => s).ToList();
        if (all.Count > 0 && seed is null || all.Exists(s => s.Seed != seed)) throw new InvalidDataException($"The database at {address} holds another workspace's events. Name one of its own in Database=.");
        if (seed is not null && !isNew && all.Count == 0) throw new InvalidDataException($"The database at {address} holds none of the events that this workspace has sent there ({path} says so).");
        if (all.Exists(s => s.Nodes != nodes.Length) || said.Index().Any(s => s.Item.Any(row => row.Node != s.Index)) || (!isNew && seed is not null && said.Any(s => s.Count == 0)))
            throw new InvalidDataException($"The events lie on {all[0].Nodes} nodes, and Nodes= does not name the same in the same order.");
        if (all.Count < nodes.Length) zone = await MakeAsync(address, nodes, said.Select(s => s.Count > 0), path, seed, all.Count > 0 ? all[0].Zone : zone, cancellation);
        else zone = all[0].Zone;
        await CheckCluster(address, nodes, cancellation);
        return (Read(path).Seed!.Value, zone);
    }

    private static async Task<string> MakeAsync(ClickHouseAddress address, ClickHouseNode[] nodes, IEnumerable<bool> have, string path, long? seed, string zone, CancellationToken cancellation)
    {
        var number = seed ?? BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) >> 8;
        Write(path, number, "new");
        foreach (var (node, has) in nodes.Zip(have))
            if (!has) await node.AddAsync("store", new RowBinary().Int(node.Number).Int(nodes.Length).Long(number).Text(zone), cancellation);
        Write(path, number, "made");
        return zone;
    }

    /// <summary>The cluster has to be these nodes: what lies on another one would be missing from every answer.</summary>
    private static async Task CheckCluster(ClickHouseAddress address, ClickHouseNode[] nodes, CancellationToken cancellation)
    {
        if (address.Cluster is null) return;
        foreach (var node in nodes)
        {
            var seen = await node.AskAsync($"select node from {address.Database}.all_store order by node", UsageAsk.NoValues, [], row => (int)row.Long(0), cancellation);
            if (!seen.SequenceEqual(Enumerable.Range(0, nodes.Length))) throw new InvalidDataException($"The cluster {address.Cluster} as {node} knows it is not the nodes that Nodes= names: one shard for each, without replicas.");
        }
    }

    private static (long? Seed, bool IsNew) Read(string path)
    {
        if (!System.IO.File.Exists(path)) return (null, true);
        var words = System.IO.File.ReadAllText(path).Split(' ', StringSplitOptions.TrimEntries);
        return words.Length == 2 && long.TryParse(words[0], CultureInfo.InvariantCulture, out var seed) ? (seed, words[1] == "new") : throw new InvalidDataException($"{path} is damaged.");
    }

    private static void Write(string path, long seed, string state)
    {
        using (var file = new FileStream(path + ".new", FileMode.Create))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {state}\n")));
            Spooling.Disk.Flush(file);
        }
        System.IO.File.Move(path + ".new", path, overwrite: true);
    }
}
