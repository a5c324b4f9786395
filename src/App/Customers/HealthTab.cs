using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Activities;
using Perennial.App.Database;
using Perennial.App.Health;
using Perennial.App.Revenue;
using Perennial.App.Risk;
using Perennial.App.Shell;
using Perennial.Core.Health;

namespace Perennial.App.Customers;

/// <summary>How an account does and why, on its page; and where people say otherwise.</summary>
internal static class HealthTab
{
    private const int MonthsShown = 12;

    public sealed record Sources(AccountRecord.Sources Record, AccountHealth.Sources Health, WorkspaceRisk Risk, RevenueBooks Books);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/accounts/{accountId}/health", Show).RequireScope(Scopes.Read);
        var write = app.MapGroup("/accounts/{accountId}/health").RequireScope(Scopes.Write);
        write.MapPost("/overrides", Override);
        write.MapPost("/overrides/{id:long}/end", End);
        write.MapPost("/sentiments", Feel);
    }

    public static Task<IResult> Show(string accountId, string? score, HttpContext http, AppDb db, Sources from, CancellationToken cancellation) =>
        PageAsync(accountId, score, null, http, db, from, cancellation);

    private static async Task<IResult> PageAsync(string accountId, string? score, (string Form, string Message)? refused, HttpContext http, AppDb db, Sources from, CancellationToken cancellation)
    {
        var (record, problem) = await AccountRecord.OpenAsync(Addresses.ExternalId(accountId), http, db, from.Record);
        if (record is null) return CustomerPages.Refused(accountId, problem);
        await record.WithRelationsAsync(db, cancellation);
        var known = RevenueBooks.KnownAt(record.Question);
        var health = await AccountHealth.ReadAsync(db, record.Account.Id, from.Health, known is { } at ? (record.Question.AsKnown!.Value, at) : null, cancellation);
        var shown = health.Scores.FirstOrDefault(s => s.Key == score) ?? health.Overall ?? health.Scores.FirstOrDefault();
        var steps = shown is null ? [] : await HealthHistory.ReadAsync(db, record.Account.Id, shown.Key, known, from.Health, cancellation);
        return new RazorComponentResult<HealthTabPage>(new
        {
            Record = record,
            Whole = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == record.Account.Id, cancellation),
            Health = health,
            Shown = shown,
            Steps = steps,
            From = steps.Count > 0 && steps[0].Day > health.Today.AddMonths(-MonthsShown) ? steps[0].Day : health.Today.AddMonths(-MonthsShown),
            Refused = refused,
            Risk = known is not null ? null : AccountRiskView.Of(await from.Books.OpenNowAsync(http.Viewer, cancellation), await from.Risk.AtAsync(cancellation), http.Viewer, record.Account.ExternalId),
        })
        { StatusCode = refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<IResult> Override(string accountId, HttpContext http, AppDb db, HealthOverrides overrides, Sources from, CancellationToken cancellation)
    {
        if (await db.FindAccountAsync(Addresses.ExternalId(accountId), cancellation) is not { } account) return CustomerPages.Refused(accountId, null);
        var form = await http.Request.ReadFormAsync(cancellation);
        var today = await from.Health.Cards.TodayAsync(cancellation);
        var wish = new HealthOverrides.Wish(Text(form, "score"), decimal.TryParse(form["points"], NumberStyles.Number, CultureInfo.InvariantCulture, out var points) ? points : null, Text(form, "band"), Text(form, "reason"), Day(form, "until"));
        if (overrides.Wrong(wish, today) is var (_, message)) return await PageAsync(accountId, wish.Score, ("override", message), http, db, from, cancellation);
        var made = await overrides.MakeAsync(db, account.Id, wish, today, cancellation);
        new Toast($"Health of {account.Name} is said to be {made.Band ?? $"{made.PointsE2 / 100m:0.#}"} until {Format.Day(made.ExpiresOn)}.", string.Create(CultureInfo.InvariantCulture, $"{Addresses.Account(account.ExternalId)}/health/overrides/{made.Id}/end")).ShowNext(http);
        return Back(account, wish.Score);
    }

    private static async Task<IResult> End(string accountId, long id, HttpContext http, AppDb db, HealthOverrides overrides, ScorecardBook cards, CancellationToken cancellation)
    {
        if (await db.FindAccountAsync(Addresses.ExternalId(accountId), cancellation) is not { } account) return CustomerPages.Refused(accountId, null);
        if (await overrides.EndAsync(db, account.Id, id, await cards.TodayAsync(cancellation), cancellation) is not { } ended) return new PageRefusal(Problems.NotFound("There is no such override that counts still."));
        new Toast("The override is ended. The computed score stands alone.").ShowNext(http);
        return Back(account, ended.Score);
    }

    private static async Task<IResult> Feel(string accountId, HttpContext http, AppDb db, SentimentBook sentiments, Sources from, CancellationToken cancellation)
    {
        if (await db.FindAccountAsync(Addresses.ExternalId(accountId), cancellation) is not { } account) return CustomerPages.Refused(accountId, null);
        var form = await http.Request.ReadFormAsync(cancellation);
        _ = int.TryParse(form["value"], NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        if (SentimentBook.Wrong(value, Text(form, "reason"), null, await sentiments.TodayAsync(cancellation)) is var (_, message)) return await PageAsync(accountId, null, ("sentiment", message), http, db, from, cancellation);
        await sentiments.AddAsync(db, account.Id, value, Text(form, "reason")!, null, cancellation);
        new Toast($"Your view of {account.Name} is entered.").ShowNext(http);
        return Back(account, null);
    }

    private static RedirectHttpResult Back(FoundAccount account, string? score) => TypedResults.LocalRedirect($"{Addresses.Account(account.ExternalId)}/health{(score is null or ScorecardSheet.Overall ? "" : "?score=" + Uri.EscapeDataString(score))}");

    private static string? Text(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static DateOnly? Day(IFormCollection form, string name) => DateOnly.TryParseExact(form[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
