using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.App.Voice;

namespace Perennial.App.Import;

/// <summary>Every statement about survey answers and tickets as a CSV file that could be imported again.</summary>
internal static class VoiceExport
{
    public static async Task<CsvAnswer> Answers(AppDb db, [Description(ExportEndpoints.FilterWords)] string? filter, AccountsByFilter byFilter, MergedRecords merged, Workspace workspace, CancellationToken cancellation)
    {
        var (undone, nameOf) = (await ExportEndpoints.UndoneAsync(workspace, cancellation), await NamesAsync(db, filter, byFilter, merged, cancellation));
        return new CsvAnswer("survey-responses.csv", VoiceCsv.AnswerHeader,
            from fact in db.SurveyAnswerFacts.AsNoTracking().Where(f => !undone.Contains(f.ImportId)).OrderBy(f => f.Id).AsEnumerable() let account = nameOf(fact.AccountId) where account is not null select VoiceCsv.Cells(fact, account));
    }

    public static async Task<CsvAnswer> Tickets(AppDb db, [Description(ExportEndpoints.FilterWords)] string? filter, AccountsByFilter byFilter, MergedRecords merged, Workspace workspace, CancellationToken cancellation)
    {
        var (undone, nameOf) = (await ExportEndpoints.UndoneAsync(workspace, cancellation), await NamesAsync(db, filter, byFilter, merged, cancellation));
        return new CsvAnswer("tickets.csv", VoiceCsv.TicketHeader,
            from fact in db.TicketFacts.AsNoTracking().Where(f => !undone.Contains(f.ImportId)).OrderBy(f => f.Id).AsEnumerable() let account = nameOf(fact.AccountId) where account is not null select VoiceCsv.Cells(fact, account));
    }

    /// <summary>The external id of the account that one is part of now; null where it does not fit.</summary>
    private static async Task<Func<AccountId, string?>> NamesAsync(AppDb db, string? filter, AccountsByFilter byFilter, MergedRecords merged, CancellationToken cancellation)
    {
        var fits = await ExportEndpoints.FittingAsync(filter, byFilter, db, cancellation);
        var (merges, names) = (merged.Accounts(), await db.Accounts.AsNoTracking().Select(a => new { a.Id, a.ExternalId }).ToDictionaryAsync(a => a.Id, a => a.ExternalId, cancellation));
        return account => new AccountId(merges.Root(account.Value)) is var root && fits(root) ? names.GetValueOrDefault(root) : null;
    }
}
