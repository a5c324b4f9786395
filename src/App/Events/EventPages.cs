using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Usage;

namespace Perennial.App.Events;

/// <summary>What comes in, for who sets up a client.</summary>
internal static class EventPages
{
    public const string Page = "/events";
    private const int Shown = 100, GroupsShown = 50, SaidShown = 20;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Page, Show).RequireScope(Scopes.Lead).ForWholeBookOnly();
        app.MapGet("/fragments/live-events", Newer).RequireScope(Scopes.Lead).ForWholeBookOnly();
        app.MapGet(Api.Root + "/live-events", Last).RequireScope(Scopes.Lead).ForWholeBookOnly().WithTags("Events").WithName("listLiveEvents").WithSummary("What came last, taken or refused")
            .WithDescription("The latest first, at most 450: messages, and calls that were refused whole, with what became of them and why. Since the server started, and in memory alone.").Produces<IReadOnlyList<Client.LiveEvent>>();
    }

    private static async Task<IResult> Show(LiveEvents live, EventStore store, GroupList groups, EventGroups known, AppDb db, string? wrong, string? cursor, string? said, CancellationToken cancellation) =>
        new RazorComponentResult<LiveEventsPage>(new
        {
            Last = live.Last(Shown),
            Keys = await KeysAsync(db, cancellation),
            Store = store,
            Unknown = await groups.PartAsync(unknown: true, new Paging { Limit = GroupsShown, Cursor = cursor }, db, cancellation),
            UnknownCount = known.Unknown,
            IsFirst = cursor is null,
            Said = await SaidGroup.PartAsync(db, new Paging { Limit = SaidShown, Cursor = said }, cancellation),
            SaidCount = await db.EventGroups.CountAsync(cancellation),
            Wrong = wrong,
        });

    /// <summary>What has come since a page was drawn.</summary>
    private static async Task<IResult> Newer(LiveEvents live, AppDb db, long? after, CancellationToken cancellation) =>
        live.Last(Shown, after ?? 0) is { Count: > 0 } newer ? new RazorComponentResult<LiveEventItems>(new { Items = newer, Keys = await KeysAsync(db, cancellation) }) : TypedResults.NoContent();

    private static async Task<IResult> Last(LiveEvents live, AppDb db, [Description("Only those after the one of this number.")] long? after, CancellationToken cancellation)
    {
        var keys = await KeysAsync(db, cancellation);
        return TypedResults.Ok(live.Last(int.MaxValue, after ?? 0).Select(e => new Client.LiveEvent(e.Number, e.At, e.Outcome, e.Status, e.KeyId is { } id ? keys.GetValueOrDefault(id) : e.KeyStart, e.What, e.User, e.Group, e.Name, e.Payload, e.Field, e.Why)).ToList());
    }

    private static async Task<IReadOnlyDictionary<long, string>> KeysAsync(AppDb db, CancellationToken cancellation) => await db.WriteKeys.AsNoTracking().ToDictionaryAsync(k => k.Id, k => k.Name, cancellation);
}
