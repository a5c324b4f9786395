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

namespace Perennial.App.Events;

/// <summary>Groups that events came for, and which account each is.</summary>
internal static class EventGroupEndpoints
{
    private const string Root = EventPages.Page + "/groups", TakeBack = Root + "/take-back";

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root + "/event-groups").RequireScope(Scopes.Lead).ForWholeBookOnly().WithTags("Events");
        api.MapGet("", async (GroupList list, AppDb db, [AsParameters] Paging paging, [Description("Only groups that are no account yet.")] bool? unknown, CancellationToken cancellation) => TypedResults.Ok(await list.PartAsync(unknown ?? false, paging, db, cancellation)))
            .WithName("listEventGroups").WithSummary("Groups that events came for").WithDescription("What most came for stands first, as it was at most five seconds ago. Events of a group that is no account are kept and wait.");
        api.MapPut("/{group}", Say).WithName("mapEventGroup").WithSummary("Say which account a group is").WithDescription("Its events, also those that came before, are the account's from then on. Said again it is moved.");
        api.MapDelete("/{group}", Unsay).WithName("unmapEventGroup").WithSummary("Take back which account a group is").WithDescription("From then on its own id decides again.");
        var pages = app.MapGroup(Root).RequireScope(Scopes.Lead).ForWholeBookOnly();
        pages.MapPost("", SayOnPage);
        pages.MapPost("/take-back", UnsayOnPage);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Say([Description("The group's id.")] string group, GroupOfAccount said, AppDb db, EventGroups groups, TimeProvider clock, CancellationToken cancellation) =>
        (await SayAsync(Uri.UnescapeDataString(group), said.AccountId, db, groups, clock, cancellation)).IsDone ? TypedResults.NoContent() : Problems.Field("accountId", $"There is no account '{said.AccountId}'.");

    private static async Task<Results<NoContent, ProblemHttpResult>> Unsay([Description("The group's id.")] string group, AppDb db, EventGroups groups, CancellationToken cancellation) =>
        (await UnsayAsync(Uri.UnescapeDataString(group), db, groups, cancellation)).IsDone ? TypedResults.NoContent() : Problems.NotFound($"Nobody said which account '{Uri.UnescapeDataString(group)}' is.");

    private static async Task<IResult> SayOnPage([FromForm] string? group, [FromForm] string? account, AppDb db, EventGroups groups, TimeProvider clock, HttpContext http, CancellationToken cancellation)
    {
        var id = account?.Trim() ?? "";
        var (done, before) = group is { Length: > 0 } ? await SayAsync(group, id, db, groups, clock, cancellation) : default;
        if (!done) return TypedResults.LocalRedirect($"{EventPages.Page}?wrong={Uri.EscapeDataString(id)}");
        new Toast($"{group} is {id} now, also what came before.", before is null ? TakeBack : Root, Fields(group!, before)).ShowNext(http);
        return TypedResults.LocalRedirect(EventPages.Page);
    }

    private static async Task<IResult> UnsayOnPage([FromForm] string? group, AppDb db, EventGroups groups, HttpContext http, CancellationToken cancellation)
    {
        var (done, before) = await UnsayAsync(group ?? "", db, groups, cancellation);
        (done ? new Toast($"{group} is no longer {before ?? "that account"}. Its own id decides again.", before is null ? null : Root, Fields(group!, before)) : new Toast("Nobody says which account that is.")).ShowNext(http);
        return TypedResults.LocalRedirect(EventPages.Page);
    }

    private static Dictionary<string, string> Fields(string group, string? account) =>
        account is null ? new(StringComparer.Ordinal) { ["group"] = group } : new(StringComparer.Ordinal) { ["group"] = group, ["account"] = account };

    /// <returns>The account that somebody had said before, by its own id.</returns>
    private static async Task<(bool IsDone, string? Before)> SayAsync(string group, string accountId, AppDb db, EventGroups groups, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.Accounts.AsNoTracking().Where(a => a.ExternalId == accountId).Select(a => (AccountId?)a.Id).SingleOrDefaultAsync(cancellation) is not { } account) return default;
        var known = await db.EventGroups.SingleOrDefaultAsync(g => g.GroupKey == group, cancellation);
        var before = known is null ? null : await NameAsync(db, known.AccountId, cancellation);
        if (known is not null) known.AccountId = account;
        else db.Add(new EventGroup { GroupKey = group, AccountId = account, PersonId = db.Viewer.PersonId, CreatedAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellation);
        groups.Said();
        return (true, before);
    }

    private static async Task<(bool IsDone, string? Before)> UnsayAsync(string group, AppDb db, EventGroups groups, CancellationToken cancellation)
    {
        if (await db.EventGroups.SingleOrDefaultAsync(g => g.GroupKey == group, cancellation) is not { } said) return default;
        var before = await NameAsync(db, said.AccountId, cancellation);
        db.Remove(said);
        await db.SaveChangesAsync(cancellation);
        groups.Said();
        return (true, before);
    }

    /// <summary>An account that was merged into another has none.</summary>
    private static Task<string?> NameAsync(AppDb db, AccountId account, CancellationToken cancellation) => db.Accounts.AsNoTracking().Where(a => a.Id == account).Select(a => a.ExternalId).SingleOrDefaultAsync(cancellation);
}
