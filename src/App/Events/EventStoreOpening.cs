using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Database;
using Perennial.Usage;
using Perennial.Usage.ClickHouse;

namespace Perennial.App.Events;

/// <summary>When the event store is opened: at the start where there is one, else with the first event or question.</summary>
public sealed class EventStoreOpening(IServiceProvider services, Workspace workspace)
{
    private readonly TaskCompletionSource<EventStore> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Null while it is not open.</summary>
    public EventStore? Store => _opened.Task.IsCompletedSuccessfully ? _opened.Task.Result : null;

    internal void Set(EventStore store) => _opened.TrySetResult(store);

    /// <summary>Whether there are events, or were.</summary>
    public bool IsUsed
    {
        get
        {
            var folder = Path.Combine(workspace.Directory.Path, "usage");
            return Store is not null || File.Exists(Path.Combine(folder, EventStore.Data)) || File.Exists(Path.Combine(folder, Identity.File));
        }
    }

    /// <summary>The store as soon as anybody needs it; it is opened here when it was used before.</summary>
    public Task<EventStore> OpenedAsync(CancellationToken cancellation)
    {
        if (!_opened.Task.IsCompleted && IsUsed) services.GetRequiredService<EventStore>();
        return _opened.Task.WaitAsync(cancellation);
    }
}
