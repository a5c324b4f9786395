using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Contacts;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.App.Activities;
using Perennial.Client;

namespace Perennial.App.Customers;

/// <summary>Logging from anywhere: the form as a page and as a panel, and what it sends.</summary>
internal static class LogPages
{
    /// <summary>Of the form without a script: not to log yet, but to offer the account's contacts.</summary>
    public const string ChoosePeople = "people";

    private const string LocalTime = "yyyy-MM-dd'T'HH:mm";

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").RequireScope(Scopes.Write);
        pages.MapGet("/log", Show);
        pages.MapPost("/log", Log);
        pages.MapGet("/fragments/log-people", People);
        pages.MapPost("/accounts/{accountId}/activities", LogHere);
        pages.MapGet("/activities/{id:long}/edit", Edit);
        pages.MapPost("/activities/{id:long}", Save);
        pages.MapPost("/activities/{id:long}/archive", (long id, [FromForm] string? back, AppDb db, Viewer viewer, TimeProvider clock, HttpContext http) => ArchiveAsync(id, back, db, viewer, clock, http));
        pages.MapPost("/activities/{id:long}/restore", (long id, [FromForm] string? back, AppDb db, Viewer viewer, HttpContext http) => ArchiveAsync(id, back, db, viewer, null, http));
        app.MapGet("/fragments/account-options", Options).RequireScope(Scopes.Read);
    }

    private static async Task<IResult> Show(string? kind, string? account, string? contact, string? back, AppDb db, TimeProvider clock, HttpContext http, CancellationToken cancellation)
    {
        if (contact is { Length: > 0 } && await db.Contacts.AsNoTracking().Where(c => c.ExternalId == contact).Join(db.Accounts, c => c.AccountId, a => a.Id, (_, a) => a.ExternalId).FirstOrDefaultAsync(cancellation) is { } theirs) account = theirs;
        var found = account is { Length: > 0 } ? await db.FindAccountAsync(account, cancellation) : null;
        if (account is { Length: > 0 } && found is null) return new PageRefusal(Problems.NotFound($"There is no account {account}."));
        return Form(http, new LogView
        {
            Kind = ActivityKind.Logged.Contains(kind) ? kind! : ActivityKind.Note,
            Account = found,
            When = clock.GetUtcNow().UtcDateTime.ToString(LocalTime, CultureInfo.InvariantCulture),
            People = await PeopleAsync(db, found, cancellation),
            With = contact is { Length: > 0 } ? [contact] : [],
            Back = LocalUrl.OrHome(back ?? (found is null ? "/" : Addresses.Account(found.ExternalId))),
        });
    }

    private static async Task<IResult> Log(HttpContext http, AppDb db, ActivityLog log, Viewer viewer, TimeProvider clock, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var text = form["account"].ToString().Trim();
        if (await CalledAsync(db, text, cancellation) is not { } account)
            return Form(http, await ViewAsync(form, null, db, $"There is no account '{text}', or several are called so. Take its id.", cancellation), StatusCodes.Status422UnprocessableEntity);
        return form["step"] == ChoosePeople
            ? Form(http, await ViewAsync(form, null, db, null, cancellation) with { People = await PeopleAsync(db, account, cancellation) })
            : await AddAsync(form, account, http, db, log, viewer, clock, cancellation);
    }

    /// <summary>The contacts of the account that is being typed; nothing while it is none, or several.</summary>
    private static async Task<IResult> People(string? account, string[]? contacts, AppDb db, CancellationToken cancellation)
    {
        var found = account?.Trim() is { Length: > 0 } text ? await CalledAsync(db, text, cancellation) : null;
        return new RazorComponentResult<LogPeople>(new { People = await PeopleAsync(db, found, cancellation), With = contacts ?? [] });
    }

    private static async Task<IResult> LogHere(string accountId, HttpContext http, AppDb db, ActivityLog log, Viewer viewer, TimeProvider clock, CancellationToken cancellation)
    {
        var external = Addresses.ExternalId(accountId);
        if (await db.FindAccountAsync(external, cancellation) is not { } account) return new PageRefusal(Problems.NotFound($"There is no account '{external}'."));
        return await AddAsync(await http.Request.ReadFormAsync(cancellation), account, http, db, log, viewer, clock, cancellation);
    }

    private static async Task<IResult> AddAsync(IFormCollection form, FoundAccount account, HttpContext http, AppDb db, ActivityLog log, Viewer viewer, TimeProvider clock, CancellationToken cancellation)
    {
        var (wanted, problem) = Read(form, clock);
        if (problem is not null) return Form(http, await ViewAsync(form, account, db, problem, cancellation), StatusCodes.Status422UnprocessableEntity);
        var logged = await log.AddAsync(account.ExternalId, wanted, viewer);
        if (logged.UnknownContact is { } contact) return Form(http, await ViewAsync(form, account, db, $"The account has no contact {contact}.", cancellation), StatusCodes.Status422UnprocessableEntity);
        if (logged.Id is not { } id) return new PageRefusal(Problems.NotFound($"There is no account '{account.ExternalId}'."));
        var back = LocalUrl.OrHome(form["back"]);
        new Toast($"{ActivityKind.Done(wanted.Kind)} logged on {account.Name}", $"/activities/{id}/archive", new Dictionary<string, string>(StringComparer.Ordinal) { ["back"] = back }).ShowNext(http);
        return TypedResults.LocalRedirect(back);
    }

    private static async Task<IResult> Edit(long id, AppDb db, Viewer viewer, HttpContext http, CancellationToken cancellation)
    {
        if (await TimelinePart.FindAsync(db, id, cancellation) is not { Activity.IsSystem: false } entry || !viewer.MayChange(entry.Activity)) return Unknown(id);
        var a = entry.Activity;
        var account = await AccountOfAsync(db, a, cancellation);
        return Form(http, new LogView
        {
            Id = id,
            Version = a.Version,
            Account = account,
            Kind = a.Kind,
            Title = a.Title,
            Body = a.Body,
            When = a.HappenedAt.UtcDateTime.ToString(LocalTime, CultureInfo.InvariantCulture),
            Minutes = a.Minutes?.ToString(CultureInfo.InvariantCulture) ?? "",
            Back = Addresses.Account(account.ExternalId) + "/timeline",
        });
    }

    private static Task<FoundAccount> AccountOfAsync(AppDb db, Activity activity, CancellationToken cancellation) =>
        db.Accounts.AsNoTracking().Where(a => a.Id == activity.AccountId).Select(a => new FoundAccount(a.Id, a.ExternalId, a.Name)).SingleAsync(cancellation);

    private static async Task<IResult> Save(long id, HttpContext http, AppDb db, Viewer viewer, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.Activities.SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { IsSystem: false } activity || !viewer.MayChange(activity)) return Unknown(id);
        var form = await http.Request.ReadFormAsync(cancellation);
        var (wanted, problem) = Read(form, clock);
        if (form["version"] != activity.Version.ToString(CultureInfo.InvariantCulture)) problem = $"Somebody changed this meanwhile. It now reads: “{(activity.Body.Length <= 400 ? activity.Body : activity.Body[..400] + "…")}” Save again to put yours in its place.";
        if (problem is not null) return Form(http, await ViewAsync(form, await AccountOfAsync(db, activity, cancellation), db, problem, cancellation) with { Id = id, Version = activity.Version }, StatusCodes.Status422UnprocessableEntity);
        activity.Take(wanted);
        await db.SaveChangesAsync(cancellation);
        new Toast("Saved").ShowNext(http);
        return TypedResults.LocalRedirect(LocalUrl.OrHome(form["back"]));
    }

    private static async Task<IResult> ArchiveAsync(long id, string? back, AppDb db, Viewer viewer, TimeProvider? archiveBy, HttpContext http)
    {
        if (await db.Activities.SingleOrDefaultAsync(a => a.Id == id, http.RequestAborted) is not { IsSystem: false } activity || !viewer.MayChange(activity)) return Unknown(id);
        if (archiveBy is null) activity.Restore();
        else if (activity.ArchivedAt is null) activity.Archive(archiveBy.GetUtcNow());
        await db.SaveChangesAsync(http.RequestAborted);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["back"] = LocalUrl.OrHome(back) };
        (archiveBy is null ? new Toast("Restored") : new Toast($"{ActivityKind.Done(activity.Kind)} removed", $"/activities/{id}/restore", fields)).ShowNext(http);
        return TypedResults.LocalRedirect(LocalUrl.OrHome(back));
    }

    private static async Task<IResult> Options(string? account, string? q, AppDb db, CancellationToken cancellation)
    {
        var words = (account ?? q)?.Trim() ?? "";
        if (words.Length == 0) return TypedResults.Content("", "text/html");
        var key = FoldedKey.Of(words);
        var found = await db.Accounts.AsNoTracking().Where(a => !a.Archived && a.NameKey.Contains(key)).OrderByDescending(a => a.NameKey.StartsWith(key)).ThenBy(a => a.NameKey).Take(12)
            .Select(a => new { a.ExternalId, a.Name, a.NameKey, a.Segment }).ToListAsync(cancellation);
        var twice = found.GroupBy(a => a.NameKey, StringComparer.Ordinal).Where(same => same.Skip(1).Any()).Select(same => same.Key).ToHashSet(StringComparer.Ordinal);
        var encoder = System.Text.Encodings.Web.HtmlEncoder.Default;
        return TypedResults.Content(string.Concat(found.Select(a => twice.Contains(a.NameKey)
            ? $"<option value=\"{encoder.Encode(a.ExternalId)}\">{encoder.Encode(a.Name)}</option>" : $"<option value=\"{encoder.Encode(a.Name)}\">{encoder.Encode(a.Segment is null ? a.ExternalId : $"{a.ExternalId}, {a.Segment}")}</option>")), "text/html; charset=utf-8");
    }

    private static (NewActivity Wanted, string? Problem) Read(IFormCollection form, TimeProvider clock)
    {
        var (when, minutes) = (form["happenedAt"].ToString(), form["minutes"].ToString());
        DateTimeOffset? at = DateTime.TryParseExact(when, [LocalTime, LocalTime + "':'ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new DateTimeOffset(local, TimeSpan.Zero) : null;
        var wanted = new NewActivity(form["kind"].ToString(), form["body"].ToString().ReplaceLineEndings("\n"))
        {
            Title = form["title"].ToString() is { Length: > 0 } title ? title : null,
            HappenedAt = at,
            Minutes = int.TryParse(minutes, CultureInfo.InvariantCulture, out var count) ? count : null,
            Contacts = [.. form["contacts"].Where(c => !string.IsNullOrEmpty(c))!],
        };
        if (when.Length > 0 && at is null) return (wanted, "This is not a day and time.");
        if (minutes.Length > 0 && wanted.Minutes is null) return (wanted, "Minutes are a whole number.");
        return (wanted, ActivityLog.Wrong(wanted, clock.GetUtcNow())?.Message);
    }

    private static async Task<LogView> ViewAsync(IFormCollection form, FoundAccount? account, AppDb db, string? problem, CancellationToken cancellation) => new()
    {
        Account = account,
        AccountText = form["account"].ToString(),
        Kind = form["kind"].ToString(),
        Title = form["title"].ToString(),
        Body = form["body"].ToString(),
        When = form["happenedAt"].ToString(),
        Minutes = form["minutes"].ToString(),
        With = [.. form["contacts"].Where(c => c is not null)!],
        People = await PeopleAsync(db, account, cancellation),
        Back = LocalUrl.OrHome(form["back"]),
        Problem = problem,
    };

    private static async Task<IReadOnlyList<Contact>> PeopleAsync(AppDb db, FoundAccount? account, CancellationToken cancellation) =>
        account is null ? [] : await db.Contacts.AsNoTracking().Where(c => c.AccountId == account.Id && !c.Archived && c.LeftOn == null).OrderBy(c => c.NameKey).Take(40).ToListAsync(cancellation);

    /// <summary>By its id, or by its name when it alone is called so.</summary>
    internal static async Task<FoundAccount?> CalledAsync(AppDb db, string text, CancellationToken cancellation) =>
        await db.FindAccountAsync(text, cancellation) ?? await OnlyNamedAsync(db, text, cancellation);

    private static async Task<FoundAccount?> OnlyNamedAsync(AppDb db, string name, CancellationToken cancellation)
    {
        var key = FoldedKey.Of(name);
        var found = await db.Accounts.AsNoTracking().Where(a => a.NameKey == key).Take(2).Select(a => new FoundAccount(a.Id, a.ExternalId, a.Name)).ToListAsync(cancellation);
        return found is [var only] ? only : null;
    }

    private static IResult Form(HttpContext http, LogView view, int status = StatusCodes.Status200OK) => http.Request.Headers.ContainsKey("HX-Request")
        ? new RazorComponentResult<LogForm>(new { View = view }) { StatusCode = status }
        : new RazorComponentResult<LogPage>(new { View = view }) { StatusCode = status };

    private static PageRefusal Unknown(long id) => new(Problems.NotFound($"There is no activity {id}."));
}
