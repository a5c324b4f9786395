using Perennial.Usage;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.App.Events;

/// <summary>What was done, from the sums by day in the workspace's zone, else from raw events.</summary>
public sealed class EventActivity(EventStore events)
{
    public UsageFacts FactsIn(string zone) => new(new LocalDays(zone), zone == events.Engine.Zone, events.Engine.KnowsLinks, events.Engine.RawFrom);
}
