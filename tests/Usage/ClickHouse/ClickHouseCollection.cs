namespace Perennial.Tests.Usage.ClickHouse;

/// <summary>What asks one cluster, one test after another.</summary>
[CollectionDefinition(nameof(ClickHouseCollection))]
public sealed class ClickHouseCollection : ICollectionFixture<ClickHouseCluster>;
