using Microsoft.Extensions.Configuration;
using Perennial.Usage;
using Perennial.Usage.ClickHouse;
using Perennial.Usage.DuckDb;
using Perennial.Usage.Store;

namespace Perennial.App.Events;

/// <summary>Which engine keeps the events: DuckDB in this process, or the ClickHouse that <c>Store:Events</c> names.</summary>
internal static class EventEngine
{
    public const string Setting = "Store:Events";
    private static readonly TimeSpan _pace = TimeSpan.FromMilliseconds(300);

    /// <exception cref="UsageStoreUnreachableException">ClickHouse cannot be used.</exception>
    public static IUsageStore Open(IConfiguration configuration, string folder, string zone)
    {
        var (file, said) = (Path.Combine(folder, EventStore.Data), configuration[Setting]);
        var isElsewhere = File.Exists(Path.Combine(folder, Identity.File));
        if (string.IsNullOrEmpty(said))
            return isElsewhere ? throw new UsageStoreUnreachableException($"The events of this workspace lie on ClickHouse. Say with {Setting} where that is.") : new DuckDbStore(file, zone, configuration["Usage:Memory"] ?? "256MB");
        if (!isElsewhere && File.Exists(file)) throw new UsageStoreUnreachableException($"The events of this workspace lie in {file}. Take {Setting} away: events are not moved to ClickHouse.");
        return Task.Run(() => ClickHouseStore.OpenAsync(Address(said), folder, zone, _pace, CancellationToken.None)).GetAwaiter().GetResult();
    }

    private static ClickHouseAddress Address(string said)
    {
        try
        {
            return new ClickHouseAddress(said);
        }
        catch (FormatException e)
        {
            throw new UsageStoreUnreachableException($"{Setting} cannot be read: {e.Message}", e);
        }
    }
}
