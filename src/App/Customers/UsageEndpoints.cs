using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Engagement;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Usage.Sql;

namespace Perennial.App.Customers;

/// <summary>What the people of an account do, for programs.</summary>
internal static class UsageEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root + "/accounts/{accountId}/usage").WithTags("Engagement").RequireScope(Scopes.Read).WithMetadata(new ParameterWords("accountId", "The account's external id."));
        api.MapGet("", Summary).WithName("getAccountUsage").WithSummary("What the people of one account do")
            .WithDescription("Figures of the month, days of half a year, features, and weeks beside its segment. What cannot be told is empty, with the reason. Takes at and option=NAME=VALUE.").Produces<AccountUsageSummary>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/people", People).WithName("listAccountUsers").WithSummary("Who was seen at one account in the last 90 days")
            .WithDescription("Who was seen last first. Takes at and option=NAME=VALUE. format=csv for a file with all of them.").Produces<Page<AccountUser>>().ProducesProblem(StatusCodes.Status404NotFound).WithMetadata(CsvAnswer.Format);
        api.MapGet("/events", Events).WithName("listAccountEvents").WithSummary("What was done at one account in the last 90 days")
            .WithDescription("What most people do first. Takes at and option=NAME=VALUE. format=csv for a file with all of them.").Produces<Page<AccountEvent>>().ProducesProblem(StatusCodes.Status404NotFound).WithMetadata(CsvAnswer.Format);
    }

    private static Task<IResult> Summary(string accountId, HttpContext http, AppDb db, AccountRecord.Sources from, AccountUsage.Sources usage, CancellationToken cancellation) => OfAsync(accountId, http, db, from, async (record, whole) =>
    {
        var read = await usage.ReadAsync(whole, db, record.Question, 0, 0, default, cancellation);
        var (figures, trend) = (read.Figures.Value, read.Trend.Value);
        return TypedResults.Ok(new AccountUsageSummary(read.Day, read.Zone, read.LastDay, new(read.Window.Start, read.Window.End), figures?.People.Value, figures?.Before.Value, figures?.Stickiness.Value, figures?.ActiveDays, read.People.Value?.Count, read.Events.Value?.Count,
            [.. (read.Days.Value ?? []).Select(d => new AccountUsageDay(d.On, d.Users, d.Count))], [.. (read.Features.Value ?? []).Select(f => new AccountFeature(f.Feature.Name, f.Has, f.People, f.Count, f.LastDay))],
            trend is null ? [] : [.. trend.Weeks.Select((week, i) => new AccountUsageWeek(week.ClosingDay, trend.Own[i], trend.Others[i]))], Reasons(read)));
    });

    private static Task<IResult> People(string accountId, string? format, [Description("Only who did this event.")] string? @event, [AsParameters] Paging paging, HttpContext http, AppDb db, AccountRecord.Sources from, AccountUsage.Sources usage, CancellationToken cancellation) => OfAsync(accountId, http, db, from, async (record, whole) =>
    {
        var (skip, most) = Part(format, paging);
        if (record.Question.UntoldUse is { } untold) return Problems.Field("asKnown", $"There is no value, because {untold}.");
        var part = await usage.PeopleAsync(whole, record.Question.Options.TimeZone, record.Day, skip, most, @event, cancellation);
        var rows = part.Rows.Select(p => new AccountUser(p.Id, p.Number < 0, Micros.ToInstant(p.LastAt), p.Days, p.Count)).ToList();
        return format == "csv"
            ? new CsvAnswer("people.csv", ["user", "anonymous", "last_seen_at", "active_days", "count"], rows.Select(r => (IReadOnlyList<object?>)[r.User, r.IsAnonymous ? "yes" : "no", r.LastSeenAt, r.ActiveDays, r.Count]))
            : TypedResults.Ok(new Page<AccountUser>(rows, part.Next is { } next ? Cursor.Of(next) : null));
    });

    private static Task<IResult> Events(string accountId, string? format, [Description("Only what the person with this id did.")] string? person, [AsParameters] Paging paging, HttpContext http, AppDb db, AccountRecord.Sources from, AccountUsage.Sources usage, CancellationToken cancellation) => OfAsync(accountId, http, db, from, async (record, whole) =>
    {
        var (skip, most) = Part(format, paging);
        if (record.Question.UntoldUse is { } untold) return Problems.Field("asKnown", $"There is no value, because {untold}.");
        var part = await usage.EventsAsync(whole, record.Question.Options.TimeZone, record.Day, skip, most, person, cancellation);
        var rows = part.Rows.Select(e => new AccountEvent(e.Event, e.Users, e.Count, Micros.ToInstant(e.LastAt))).ToList();
        return format == "csv"
            ? new CsvAnswer("events.csv", ["event", "people", "count", "last_at"], rows.Select(r => (IReadOnlyList<object?>)[r.Event, r.People, r.Count, r.LastAt]))
            : TypedResults.Ok(new Page<AccountEvent>(rows, part.Next is { } next ? Cursor.Of(next) : null));
    });

    private static async Task<IResult> OfAsync(string accountId, HttpContext http, AppDb db, AccountRecord.Sources from, Func<AccountRecord, Account, Task<IResult>> answer)
    {
        var (record, problem) = await AccountRecord.OpenAsync(Addresses.ExternalId(accountId), http, db, from);
        if (record is null) return problem is null ? Problems.NotFound($"There is no account '{Addresses.ExternalId(accountId)}'.") : Problems.Of(StatusCodes.Status400BadRequest, problem.Message, [problem]);
        return await answer(record, await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == record.Account.Id, http.RequestAborted));
    }

    /// <summary>A file is whole.</summary>
    private static (int Skip, int Most) Part(string? format, Paging paging) =>
        format == "csv" ? (0, int.MaxValue) : (paging.After(1) is [var skip] ? (int)Math.Clamp(Cursor.Number(skip), 0, int.MaxValue) : 0, paging.Take);

    private static Dictionary<string, string> Reasons(AccountUsage read)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        void Say(string part, string? why)
        {
            if (why is not null) reasons[part] = why;
        }
        Say("activePeople", read.Figures.Why ?? read.Figures.Value!.People.Reason);
        Say("activePeopleBefore", read.Figures.Why ?? read.Figures.Value!.Before.Reason);
        Say("stickiness", read.Figures.Why ?? read.Figures.Value!.Stickiness.Reason);
        Say("activeDays", read.Figures.Why);
        Say("days", read.Days.Why);
        Say("people", read.People.Why);
        Say("events", read.Events.Why);
        Say("features", read.Features.Why);
        Say("weeks", read.Trend.Why);
        return reasons;
    }
}
