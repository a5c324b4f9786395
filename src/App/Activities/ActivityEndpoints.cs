using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Contacts;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Activities;

/// <summary>Notes, calls, meetings and mails on an account's timeline.</summary>
internal static class ActivityEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var ofAccount = app.MapGroup(Api.Root + "/accounts/{accountId}/activities").WithTags("Timeline").WithMetadata(new ParameterWords("accountId", "The account's external id."));
        ofAccount.MapGet("", List).RequireScope(Scopes.Read).WithName("listActivities").WithSummary("An account's timeline, the latest first")
            .WithDescription("What people logged, and what the product noted (kind system), what they answered (survey) and asked (ticket).").Produces<Page<ActivityRow>>().ProducesProblem(StatusCodes.Status404NotFound);
        ofAccount.MapPost("", Add).RequireScope(Scopes.Write).WithName("addActivity").WithSummary("Log a note, a call, a meeting or a mail")
            .WithDescription("The answer comes when it is durable.").Produces<ActivityRow>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status404NotFound);
        var one = app.MapGroup(Api.Root + "/activities/{id:long}").WithTags("Timeline").WithMetadata(new ParameterWords("id", "Number of the activity."));
        one.MapGet("", One).RequireScope(Scopes.Read).WithName("getActivity").WithSummary("One activity").WithDescription("With an ETag for If-Match.").Produces<ActivityRow>().ProducesProblem(StatusCodes.Status404NotFound);
        one.MapPatch("", Change).RequireScope(Scopes.Write).WithName("changeActivity").WithSummary("Change an activity")
            .WithDescription("One's own, or with the scope lead anybody's. What was there before stays in the audit chain.").Produces<ActivityRow>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        one.MapDelete("", Archive).RequireScope(Scopes.Write).WithName("archiveActivity").WithSummary("Put an activity aside").WithDescription("It can be restored.").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        one.MapPost("/restore", Restore).RequireScope(Scopes.Write).WithName("restoreActivity").WithSummary("Bring back an activity that was put aside").WithDescription("As it was.").Produces<ActivityRow>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> List(string accountId, [AsParameters] ActivityKinds kinds, [AsParameters] Paging paging, AppDb db, CancellationToken cancellation)
    {
        var external = Addresses.ExternalId(accountId);
        if (await db.FindAccountAsync(external, cancellation) is not { } account) return UnknownAccount(external);
        var part = await TimelinePart.ReadAsync(db, account.Id, kinds.Kind ?? [], paging, cancellation);
        return TypedResults.Ok(new Page<ActivityRow>([.. part.Entries.Select(e => Answer(e, account.ExternalId))], part.Next));
    }

    private static async Task<IResult> Add(string accountId, NewActivity wanted, ActivityLog log, Viewer viewer, TimeProvider clock)
    {
        var external = Addresses.ExternalId(accountId);
        if (ActivityLog.Wrong(wanted, clock.GetUtcNow()) is var (field, message)) return Problems.Field(field, message);
        var logged = await log.AddAsync(external, wanted, viewer);
        if (logged.UnknownContact is { } contact) return Problems.Field("contacts", $"The account has no contact {contact}.");
        if (logged.Id is not { } id) return UnknownAccount(external);
        var now = clock.GetUtcNow();
        return TypedResults.Created($"{Api.Root}/activities/{id}", new ActivityRow(id, external, wanted.Kind, wanted.HappenedAt ?? now, now, viewer.Name, wanted.Title?.Trim() ?? "", wanted.Body, wanted.Minutes, logged.Contacts, null, 1));
    }

    private static async Task<IResult> One(long id, AppDb db, HttpContext http, CancellationToken cancellation)
    {
        if (await TimelinePart.FindAsync(db, id, cancellation) is not { } entry) return Unknown(id);
        return http.Refuses(ETags.Of(entry.Activity.Version)) ?? TypedResults.Ok(Answer(entry, await ExternalIdAsync(db, entry.Activity, cancellation)));
    }

    private static async Task<IResult> Change(long id, ActivityChange change, AppDb db, Viewer viewer, HttpContext http, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.Activities.SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { IsSystem: false } activity) return Unknown(id);
        if (!viewer.MayChange(activity)) return NotYours();
        if (http.Refuses(ETags.Of(activity.Version)) is { } refusal) return refusal;
        var wanted = new NewActivity(change.Kind ?? activity.Kind, change.Body ?? activity.Body) { Title = change.Title ?? activity.Title, HappenedAt = change.HappenedAt ?? activity.HappenedAt, Minutes = change.Minutes ?? activity.Minutes };
        if (ActivityLog.Wrong(wanted, clock.GetUtcNow()) is var (field, message)) return Problems.Field(field, message);
        activity.Take(wanted);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problems.Conflict("It was changed meanwhile. Read it again, then decide.");
        }
        var entry = await TimelinePart.FindAsync(db, id, cancellation);
        return TypedResults.Ok(Answer(entry!, await ExternalIdAsync(db, activity, cancellation)));
    }

    private static async Task<IResult> Archive(long id, AppDb db, Viewer viewer, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.Activities.SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { IsSystem: false } activity) return Unknown(id);
        if (!viewer.MayChange(activity)) return NotYours();
        if (activity.ArchivedAt is null) activity.Archive(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Restore(long id, AppDb db, Viewer viewer, CancellationToken cancellation)
    {
        if (await db.Activities.SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { IsSystem: false } activity) return Unknown(id);
        if (!viewer.MayChange(activity)) return NotYours();
        if (activity.ArchivedAt is not null) activity.Restore();
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(Answer((await TimelinePart.FindAsync(db, id, cancellation))!, await ExternalIdAsync(db, activity, cancellation)));
    }

    private static ActivityRow Answer(TimelinePart.Entry entry, string account)
    {
        var a = entry.Activity;
        return new(a.Id, account, a.Kind, a.HappenedAt, a.RecordedAt, a.Author, a.Title, a.Body, a.Minutes, [.. entry.Contacts.Select(c => c.ExternalId)], a.ArchivedAt, a.Version);
    }

    private static Task<string> ExternalIdAsync(AppDb db, Activity activity, CancellationToken cancellation) =>
        db.Accounts.Where(a => a.Id == activity.AccountId).Select(a => a.ExternalId).SingleAsync(cancellation);

    private static IResult UnknownAccount(string external) => Problems.NotFound($"There is no account '{external}'.");
    private static IResult Unknown(long id) => Problems.NotFound($"There is no activity {id}.");
    private static IResult NotYours() => Problems.Of(StatusCodes.Status403Forbidden, "Somebody else logged this: only they, or who leads, can change it.");
}
