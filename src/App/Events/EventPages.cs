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
            .WithDescription("The latest first, at most 450: messages, and calls that were refused whole, with what became of them and why. Since the server started, and in memory alone.")
            .WithMetadata(new QueryParameter("outcome", "Only those that were taken, doubled or refused."), new QueryParameter("key", "Only those that came by the write key of this number."), new QueryParameter("q", "Only those that say this somewhere.")).Produces<IReadOnlyList<Client.LiveEvent>>();
    }

    private static async Task<IResult> Show(HttpContext http, LiveEvents live, LiveAccounts accounts, EventStore store, GroupList groups, EventGroups known, AppDb db, string? wrong, string? cursor, string? said, CancellationToken cancellation)
    {
        var only = LiveFilter.Of(http.Request);
        var last = live.Last(Shown, only: only);
        return new RazorComponentResult<LiveEventsPage>(new
        {
            Last = last,
            Accounts = await accounts.OfAsync(last, db, cancellation),
            Only = only,
            Keys = await KeysAsync(db, cancellation),
            Store = store,
            Unknown = await groups.PartAsync(unknown: true, new Paging { Limit = GroupsShown, Cursor = cursor }, db, cancellation),
            UnknownCount = known.Unknown,
            IsFirst = cursor is null,
            Said = await SaidGroup.PartAsync(db, new Paging { Limit = SaidShown, Cursor = said }, cancellation),
            SaidCount = await db.EventGroups.CountAsync(cancellation),
            Wrong = wrong,
        });
    }

    /// <summary>What has come since a page was drawn.</summary>
    private static async Task<IResult> Newer(HttpContext http, LiveEvents live, LiveAccounts accounts, AppDb db, long? after, CancellationToken cancellation) =>
        live.Last(Shown, after ?? 0, LiveFilter.Of(http.Request)) is { Count: > 0 } newer
            ? new RazorComponentResult<LiveEventItems>(new { Items = newer, Keys = await KeysAsync(db, cancellation), Accounts = await accounts.OfAsync(newer, db, cancellation) }) : TypedResults.NoContent();

    private static async Task<IResult> Last(HttpContext http, LiveEvents live, LiveAccounts known, AppDb db, [Description("Only those after the one of this number.")] long? after, CancellationToken cancellation)
    {
        var keys = await KeysAsync(db, cancellation);
        var seen = live.Last(int.MaxValue, after ?? 0, LiveFilter.Of(http.Request));
        var accounts = await known.OfAsync(seen, db, cancellation);
        return TypedResults.Ok(seen.Select(e =>
        {
            var (said, account) = (LiveMessage.Of(e), accounts.GetValueOrDefault(e.Number));
            return new Client.LiveEvent(e.Number, e.At, e.Outcome, e.Status, e.KeyId is { } id ? keys.GetValueOrDefault(id) : e.KeyStart, e.What, e.User, e.Group, e.Name, e.Payload, e.Field, e.Why)
            {
                HappenedAt = e.HappenedAt,
                Timestamp = said.Timestamp,
                MessageId = said.MessageId,
                Context = said.Context,
                AccountId = account?.Id,
                BelongsBy = account?.Group,
            };
        }).ToList());
    }

    private static async Task<IReadOnlyDictionary<long, string>> KeysAsync(AppDb db, CancellationToken cancellation) => await db.WriteKeys.AsNoTracking().ToDictionaryAsync(k => k.Id, k => k.Name, cancellation);
}
