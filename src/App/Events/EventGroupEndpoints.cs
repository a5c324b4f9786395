using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Usage;
using Perennial.Usage.Sql;

namespace Perennial.App.Events;

/// <summary>Groups that events came for, and which account each is.</summary>
internal static class EventGroupEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root + "/event-groups").RequireScope(Scopes.Lead).ForWholeBookOnly().WithTags("Events");
        api.MapGet("", async (EventStore store, EventActivity activity, EventGroups groups, AppDb db, [Description("Only groups that are no account yet.")] bool? unknown, CancellationToken cancellation) => TypedResults.Ok(await ListAsync(store, activity, groups, db, unknown ?? false, cancellation)))
            .WithName("listEventGroups").WithSummary("Groups that events came for").WithDescription("What most came for stands first. Events of a group that is no account are kept and wait.").Produces<IReadOnlyList<Client.EventGroup>>();
        api.MapPut("/{group}", Say).WithName("mapEventGroup").WithSummary("Say which account a group is").WithDescription("Its events, also those that came before, are the account's from then on. Said again it is moved.");
        api.MapDelete("/{group}", Unsay).WithName("unmapEventGroup").WithSummary("Take back which account a group is").WithDescription("From then on its own id decides again.");
        app.MapPost("/events/groups", SayOnPage).RequireScope(Scopes.Lead).ForWholeBookOnly();
    }

    public static async Task<IReadOnlyList<Client.EventGroup>> ListAsync(EventStore store, EventActivity activity, EventGroups groups, AppDb db, bool unknown, CancellationToken cancellation)
    {
        var found = (await GroupQuery.AllAsync(store.Engine, activity.FactsIn(store.Engine.Zone), cancellation)).Select(g => (Group: g, Account: groups.AccountOf(g.Number))).Where(g => !unknown || g.Account is null).ToList();
        var names = found.TrueForAll(g => g.Account is null) ? [] : await db.Accounts.AsNoTracking().Select(a => new { a.Id, a.ExternalId }).ToDictionaryAsync(a => a.Id.Value, a => a.ExternalId, cancellation);
        return [.. found.Select(g => new Client.EventGroup(g.Group.Id, g.Account is { } account ? names.GetValueOrDefault(account) : null, g.Group.Events, g.Group.Users, Micros.ToInstant(g.Group.LastAt)))];
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Say([Description("The group's id.")] string group, GroupOfAccount said, AppDb db, EventGroups groups, TimeProvider clock, CancellationToken cancellation) =>
        await SayAsync(Uri.UnescapeDataString(group), said.AccountId, db, groups, clock, cancellation) ? TypedResults.NoContent() : Problems.Field("accountId", $"There is no account '{said.AccountId}'.");

    private static async Task<Results<NoContent, ProblemHttpResult>> Unsay([Description("The group's id.")] string group, AppDb db, EventGroups groups, CancellationToken cancellation)
    {
        var key = Uri.UnescapeDataString(group);
        if (await db.EventGroups.SingleOrDefaultAsync(g => g.GroupKey == key, cancellation) is not { } said) return Problems.NotFound($"Nobody said which account '{key}' is.");
        db.Remove(said);
        await db.SaveChangesAsync(cancellation);
        groups.Said();
        return TypedResults.NoContent();
    }

    private static async Task<IResult> SayOnPage([FromForm] string? group, [FromForm] string? account, AppDb db, EventGroups groups, TimeProvider clock, HttpContext http, CancellationToken cancellation)
    {
        var done = group is { Length: > 0 } && await SayAsync(group, account?.Trim() ?? "", db, groups, clock, cancellation);
        return TypedResults.LocalRedirect(done ? "/events" : $"/events?wrong={Uri.EscapeDataString(account ?? "")}");
    }

    private static async Task<bool> SayAsync(string group, string accountId, AppDb db, EventGroups groups, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.Accounts.AsNoTracking().Where(a => a.ExternalId == accountId).Select(a => (AccountId?)a.Id).SingleOrDefaultAsync(cancellation) is not { } account) return false;
        if (await db.EventGroups.SingleOrDefaultAsync(g => g.GroupKey == group, cancellation) is { } known) known.AccountId = account;
        else db.Add(new EventGroup { GroupKey = group, AccountId = account, PersonId = db.Viewer.PersonId, CreatedAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellation);
        groups.Said();
        return true;
    }
}
