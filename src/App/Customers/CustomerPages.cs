using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Fields;
using Perennial.App.Shell;
using Perennial.App.Activities;
using Perennial.App.Contracts;

namespace Perennial.App.Customers;

/// <summary>The pages about one account.</summary>
internal static class CustomerPages
{
    private const int OnOverview = 8, OnTimeline = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/accounts/{accountId}").RequireScope(Scopes.Read);
        pages.MapGet("", Overview).WithMetadata(AsKnownCounts.Here);
        pages.MapGet("/why", Why).WithMetadata(AsKnownCounts.Here);
        pages.MapGet("/timeline", ShowTimeline);
        pages.MapGet("/people", People);
        pages.MapGet("/usage", UsagePages.Show).WithMetadata(AsKnownCounts.Here);
        pages.MapGet("/voice", VoiceTab.Show).WithMetadata(AsKnownCounts.Here);
        pages.MapGet("/history", History);
        HealthTab.Map(app);
        RenewalTab.Map(app);
    }

    private static async Task<IResult> Overview(string accountId, HttpContext http, AppDb db, AccountRecord.Sources from, CancellationToken cancellation)
    {
        var (record, problem) = await AccountRecord.OpenAsync(Addresses.ExternalId(accountId), http, db, from);
        if (record is null) return Refused(accountId, problem);
        await record.WithRelationsAsync(db, cancellation);
        var part = await TimelinePart.ReadAsync(db, record.Account.Id, [], new Paging { Limit = OnOverview }, cancellation);
        return new RazorComponentResult<AccountPage>(new
        {
            Record = record,
            Whole = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == record.Account.Id, cancellation),
            Fields = await db.FieldsOfAsync(CustomField.OfAccounts, cancellation),
            Items = TimelineItem.Together(part, record.Account.Unpriced is null ? record.Told : [], record.Currency, OnOverview),
            Next = (await ContractEndpoints.OfAccountAsync(db, record, cancellation)).Where(c => c is { Renewal: not null, Contract.Archived: false }).MinBy(c => c.Renewal),
        });
    }

    private static async Task<IResult> Why(string accountId, HttpContext http, AppDb db, AccountRecord.Sources from)
    {
        var (record, problem) = await AccountRecord.OpenAsync(Addresses.ExternalId(accountId), http, db, from);
        if (record is null) return Refused(accountId, problem);
        return http.Request.Headers.ContainsKey("HX-Request") ? new RazorComponentResult<AccountWhy>(new { Record = record }) : new RazorComponentResult<AccountWhyPage>(new { Record = record });
    }

    private static async Task<IResult> ShowTimeline(string accountId, string[]? kind, [AsParameters] Paging paging, HttpContext http, AppDb db, AccountRecord.Sources from, CancellationToken cancellation)
    {
        var (record, problem) = await AccountRecord.OpenAsync(Addresses.ExternalId(accountId), http, db, from);
        if (record is null) return Refused(accountId, problem);
        await record.WithRelationsAsync(db, cancellation);
        var kinds = (kind ?? []).Where(k => k.Length > 0).ToList();
        var part = await TimelinePart.ReadAsync(db, record.Account.Id, kinds, paging with { Limit = paging.Limit ?? OnTimeline }, cancellation);
        var until = paging.After(2) is [var at, _] ? Micros.ToInstant(Cursor.Number(at)) : DateTimeOffset.MaxValue;
        var movements = record.Account.Unpriced is null && (kinds.Count == 0 || kinds.Contains(TimelinePage.Movements)) ? record.Told.Where(m => new DateTimeOffset(m.Day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero) < until) : [];
        return new RazorComponentResult<TimelinePage>(new
        {
            Record = record,
            Whole = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == record.Account.Id, cancellation),
            Fields = await db.FieldsOfAsync(CustomField.OfAccounts, cancellation),
            Items = TimelineItem.Together(part, movements, record.Currency, int.MaxValue),
            Kinds = kinds,
            part.Next,
        });
    }

    private static async Task<IResult> People(string accountId, HttpContext http, AppDb db, AccountRecord.Sources from, CancellationToken cancellation)
    {
        var (record, problem) = await AccountRecord.OpenAsync(Addresses.ExternalId(accountId), http, db, from);
        if (record is null) return Refused(accountId, problem);
        await record.WithRelationsAsync(db, cancellation);
        return new RazorComponentResult<PeoplePage>(new { Record = record, Whole = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == record.Account.Id, cancellation), Map = RelationshipMap.Of(record.Contacts) });
    }

    private static async Task<IResult> History(string accountId, [AsParameters] Paging paging, HttpContext http, AppDb db, AccountRecord.Sources from, CancellationToken cancellation)
    {
        var (record, problem) = await AccountRecord.OpenAsync(Addresses.ExternalId(accountId), http, db, from);
        if (record is null) return Refused(accountId, problem);
        await record.WithRelationsAsync(db, cancellation);
        var all = from.Merged.Accounts().All(record.Account.Id.Value).Select(id => (AccountId?)new AccountId(id)).ToList();
        var before = paging.After(1) is [var last] ? Cursor.Number(last) : long.MaxValue;
        var rows = await db.AuditEntries.AsNoTracking().Where(e => all.Contains(e.AccountId) && e.Seq < before).OrderByDescending(e => e.Seq).Take(OnTimeline + 1).ToListAsync(cancellation);
        return new RazorComponentResult<HistoryPage>(new
        {
            Record = record,
            Whole = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == record.Account.Id, cancellation),
            Rows = rows.Take(OnTimeline).ToList(),
            Imported = before == long.MaxValue ? await ImportedChange.OfAsync(db, from.Workspace, [.. all.OfType<AccountId>()], cancellation) : [],
            Next = rows.Count > OnTimeline ? Cursor.Of(rows[OnTimeline - 1].Seq) : null,
        });
    }

    internal static PageRefusal Refused(string accountId, ProblemPlace? problem) => new(problem is null
        ? Problems.NotFound($"There is no account '{Addresses.ExternalId(accountId)}'.")
        : Problems.Of(StatusCodes.Status400BadRequest, problem.Message, [problem]));
}
