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
    /// <param name="person">Whose events alone, and <paramref name="event"/>, whose people alone are shown.</param>
    /// <param name="part">With a script only the next rows of one list are asked for.</param>
    /// <param name="largest">People of the event that most do, which bars are drawn beside.</param>
    public static async Task<IResult> Show(string accountId, int? people, int? events, string? person, string? @event, string? part, long? largest, HttpContext http, AppDb db, AccountRecord.Sources from, AccountUsage.Sources usage, CancellationToken cancellation)
    {
        var (record, problem) = await AccountRecord.OpenAsync(Addresses.ExternalId(accountId), http, db, from);
        if (record is null) return CustomerPages.Refused(accountId, problem);
        var whole = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == record.Account.Id, cancellation);
        var only = new UsageOnly(string.IsNullOrEmpty(person) ? null : person, string.IsNullOrEmpty(@event) ? null : @event);
        var (options, skipPeople, skipEvents) = (record.Question.Options, Math.Max(0, people ?? 0), Math.Max(0, events ?? 0));
        if (http.Request.Headers.ContainsKey("HX-Request") && record.Question.UntoldUse is null && part == "people")
        {
            var more = await usage.PeopleAsync(whole, options.TimeZone, record.Day, skipPeople, AccountUsage.Most, only.Event, cancellation);
            return new RazorComponentResult<UsagePeopleRows>(new { Part = more, DayOf = (Func<long, DateOnly>)(at => AccountUsage.DayOf(at, options.TimeZone)), Contacts = await usage.ContactsAsync(db, more, cancellation) });
        }
        if (http.Request.Headers.ContainsKey("HX-Request") && record.Question.UntoldUse is null && part == "events")
            return new RazorComponentResult<UsageEventRows>(new { Part = await usage.EventsAsync(whole, options.TimeZone, record.Day, skipEvents, AccountUsage.Most, only.Person, cancellation), Largest = largest ?? 1 });
        await record.WithRelationsAsync(db, cancellation);
        var read = await usage.ReadAsync(whole, db, record.Question, skipPeople, skipEvents, only, cancellation);
        return new RazorComponentResult<UsagePage>(new { Record = record, Whole = whole, Usage = read, Only = only, Contacts = await usage.ContactsAsync(db, read.People.Value, cancellation) });
    }
}
