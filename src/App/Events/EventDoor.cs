using Perennial.Usage;

namespace Perennial.App.Events;

/// <summary>What a call with events meets, found in one step.</summary>
internal sealed class EventDoor(EventStore store, WriteKeys keys, LiveEvents live, EventRoom room, TimeProvider clock)
{
    public EventStore Store { get; } = store;
    public WriteKeys Keys { get; } = keys;
    public LiveEvents Live { get; } = live;
    public EventRoom Room { get; } = room;

    /// <summary>In microseconds since 1970.</summary>
    public long Now => Database.Micros.Of(clock.GetUtcNow());
}
