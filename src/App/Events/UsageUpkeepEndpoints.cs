using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Settings;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Usage;

namespace Perennial.App.Events;

/// <summary>What operators do with the event store.</summary>
internal static class UsageUpkeepEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root + "/usage").RequireScope(Scopes.Admin).ForWholeBookOnly().WithTags("Operations");
        api.MapGet("", (EventStore store) => TypedResults.Ok(Status(store))).WithName("getUsageStatus").WithSummary("How the event store does").WithDescription("Its time zone, how many messages ever counted, what waits, and from when on single events are kept.");
        api.MapPost("/rebuild", Rebuild).WithName("rebuildUsage").WithSummary("Make the sums by day anew").WithDescription("From the single events, in the workspace's time zone. Days of which only sums are kept keep them; then the zone cannot be another than before.");
        api.MapPost("/erase", Erase).WithName("eraseUser").WithSummary("Erase a person from the events").WithDescription("Their ids, traits and what their events said are gone, in every file of the event store; files of events that were imported are removed, and what traits said of a contact. Where nothing is known of the id nothing is touched. What was done stays counted, by nobody who could be named. It cannot be taken back.");
    }

    private static UsageStatus Status(EventStore store) => new(store.Engine.Zone, store.Ids, store.BytesBehind, store.Engine.RawFrom is { } from ? Micros.ToInstant(from) : null, store.Trouble);

    private static async Task<Ok<UsageStatus>> Rebuild(EventStore store, WorkspaceSettings settings, CancellationToken cancellation)
    {
        await store.RebuildAsync((await settings.InForceAsync(cancellation)).TimeZone, cancellation);
        return TypedResults.Ok(Status(store));
    }

    private static async Task<Results<Ok<ErasedUser>, ProblemHttpResult>> Erase(EraseUser asked, UserErasure erasure, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(asked.User) ? Problems.Field("user", "Say whose events: a userId or an anonymousId.") : TypedResults.Ok(new ErasedUser(await erasure.EraseAsync(asked.User, cancellation)));
}
