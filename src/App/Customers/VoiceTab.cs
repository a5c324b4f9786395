using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.App.Voice;

namespace Perennial.App.Customers;

/// <summary>What an account says and how it is served, on its page.</summary>
internal static class VoiceTab
{
    public static async Task<IResult> Show(string accountId, HttpContext http, AppDb db, AccountRecord.Sources from, RevenueBooks books, VoiceRecords records, CancellationToken cancellation)
    {
        var (record, problem) = await AccountRecord.OpenAsync(Addresses.ExternalId(accountId), http, db, from);
        if (record is null) return CustomerPages.Refused(accountId, problem);
        var whole = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == record.Account.Id, cancellation);
        await record.WithRelationsAsync(db, cancellation);
        var book = await books.OpenAsync(record.Question with { Segment = null, Owner = null, Filter = null, BilledIn = null }, http.Viewer, cancellation);
        return new RazorComponentResult<VoiceTabPage>(new { Record = record, Whole = whole, Voice = AccountVoice.Of(book, record.Account.Id.Value, records) });
    }
}
