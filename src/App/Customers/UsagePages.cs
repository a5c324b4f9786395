using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Engagement;
using Perennial.App.Shell;

namespace Perennial.App.Customers;

/// <summary>What the people of an account do, on its page.</summary>
internal static class UsagePages
{
    /// <param name="people">How many people stand before those that are shown, as <paramref name="events"/>.</param>
    /// <param name="part">With a script only the next rows of one list are asked for.</param>
    /// <param name="largest">People of the event that most do, which bars are drawn beside.</param>
    public static async Task<IResult> Show(string accountId, int? people, int? events, string? part, long? largest, HttpContext http, AppDb db, AccountRecord.Sources from, AccountUsage.Sources usage, CancellationToken cancellation)
    {
        var (record, problem) = await AccountRecord.OpenAsync(Addresses.ExternalId(accountId), http, db, from);
        if (record is null) return CustomerPages.Refused(accountId, problem);
        var whole = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == record.Account.Id, cancellation);
        var (options, skipPeople, skipEvents) = (record.Question.Options, Math.Max(0, people ?? 0), Math.Max(0, events ?? 0));
        if (http.Request.Headers.ContainsKey("HX-Request") && part == "people")
            return new RazorComponentResult<UsagePeopleRows>(new { Part = await usage.PeopleAsync(whole, options.TimeZone, record.Day, skipPeople, AccountUsage.Most, cancellation), DayOf = (Func<long, DateOnly>)(at => AccountUsage.DayOf(at, options.TimeZone)) });
        if (http.Request.Headers.ContainsKey("HX-Request") && part == "events")
            return new RazorComponentResult<UsageEventRows>(new { Part = await usage.EventsAsync(whole, options.TimeZone, record.Day, skipEvents, AccountUsage.Most, cancellation), Largest = largest ?? 1 });
        await record.WithRelationsAsync(db, cancellation);
        return new RazorComponentResult<UsagePage>(new { Record = record, Whole = whole, Usage = await usage.ReadAsync(whole, db, options, record.Day, skipPeople, skipEvents, cancellation) });
    }
}
