using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Database;
using Perennial.App.Settings;
using Perennial.Usage;

namespace Perennial.App.Events;

internal static class EventsSetup
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<EventStoreOpening>();
        services.AddSingleton(Open);
        services.AddSingleton<EventGroups>();
        services.AddSingleton<EventActivity>();
        services.AddSingleton<GroupList>();
        services.AddScoped<UserErasure>();
        services.AddSingleton<WriteKeys>();
        services.AddSingleton<LiveEvents>();
        services.AddSingleton<LiveAccounts>();
        services.AddSingleton(built => Room(built.GetRequiredService<IConfiguration>()));
        services.AddSingleton<EventDoor>();
        services.AddSingleton<KeepEvents>();
        services.AddHostedService(built => built.GetRequiredService<KeepEvents>());
    }

    private static EventRoom Room(IConfiguration configuration) => new(configuration.GetValue("Limits:EventBytes", 64L << 20), TimeSpan.FromSeconds(configuration.GetValue("Limits:EventSeconds", 30)));

    /// <summary>In the workspace's directory, whose lock is held. A new store keeps days in the workspace's zone.</summary>
    private static EventStore Open(IServiceProvider services)
    {
        var (workspace, configuration) = (services.GetRequiredService<Workspace>(), services.GetRequiredService<IConfiguration>());
        var folder = Directory.CreateDirectory(workspace.Directory.In("usage")).FullName;
        var zone = services.GetRequiredService<WorkspaceSettings>().InForceAsync(default).AsTask().GetAwaiter().GetResult().TimeZone;
        var store = EventStore.Open(folder, EventEngine.Open(configuration, folder, zone));
        services.GetRequiredService<EventStoreOpening>().Set(store);
        return store;
    }
}
