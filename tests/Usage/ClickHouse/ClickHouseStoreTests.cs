using Perennial.Usage.Store;

namespace Perennial.Tests.Usage.ClickHouse;

[Collection(nameof(ClickHouseCollection))]
public sealed class ClickHouseStoreTests(ClickHouseCluster cluster) : UsageStoreContract
{
    /// <summary>One that puts its sums together again and again.</summary>
    protected override IUsageStore Engine(string folder, string zone)
    {
        var engine = ClickHouseCluster.Open(cluster.New(), folder, zone);
        engine.FoldAt = 150;
        return engine;
    }
}
