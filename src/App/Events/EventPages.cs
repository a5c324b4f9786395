using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.Usage;

namespace Perennial.App.Events;

/// <summary>What comes in, for who sets up a client.</summary>
internal static class EventPages
{
    private const int Shown = 100;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/events", Show).RequireScope(Scopes.Lead).ForWholeBookOnly();

    private static async Task<IResult> Show(LiveEvents live, EventStore store, EventActivity activity, EventGroups groups, AppDb db, string? wrong, CancellationToken cancellation) =>
        new RazorComponentResult<LiveEventsPage>(new { Last = live.Last(Shown), Store = store, Unknown = await EventGroupEndpoints.ListAsync(store, activity, groups, db, unknown: true, cancellation), Wrong = wrong });
}
