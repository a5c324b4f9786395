using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Contacts;
using Perennial.App.Database;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Core.Revenue;

namespace Perennial.App.Accounts;

/// <summary>All that is known of one account, now or as known on a day.</summary>
public sealed class AccountRecord
{
    /// <summary>What a record is read from beside the viewer's own store.</summary>
    public sealed record Sources(Workspace Workspace, RevenueQuestions Questions, WorkspaceLedger Ledger, AccountDirectory Directory, MergedRecords Merged);

    private IReadOnlyList<AccountMovement>? _told;

    public required AccountRow Account { get; init; }
    public required RevenueQuestion Question { get; init; }
    public required string Currency { get; init; }
    public required LineHistory Lines { get; init; }
    public required Timeline Timeline { get; init; }

    /// <summary>Revenue after each change, in order; with the ends of months and the day itself where exchange rates move it between.</summary>
    public required IReadOnlyList<(DateOnly Day, decimal Amount)> Steps { get; init; }

    /// <summary>The latest first. Revaluations are one for a month.</summary>
    public required IReadOnlyList<AccountMovement> Movements { get; init; }
    public AccountRow? Parent { get; private set; }

    /// <summary>With all below it, once it was read with its relations.</summary>
    public AccountGroup? Group { get; private set; }
    public IReadOnlyList<Contact> Contacts { get; private set; } = [];

    /// <summary>The movements as people read them, the latest first: what exchange rates did between two others is one, so that each row leads from the MRR of the row below to its own.</summary>
    public IReadOnlyList<AccountMovement> Told => _told ??= [.. Telling()];

    /// <summary>The last day that is spoken of.</summary>
    public DateOnly Day => Question.ClosingDay;

    /// <summary>Null when the viewer sees no such account; the problem when the question cannot be read.</summary>
    public static async Task<(AccountRecord? Record, ProblemPlace? Problem)> OpenAsync(string externalId, HttpContext http, AppDb db, Sources from)
    {
        var cancellation = http.RequestAborted;
        var (question, problem) = await from.Questions.ReadAsync(http.Request.Query, cancellation);
        if (question is null) return (null, problem);
        if (await RowsOfAccounts.Now(db).AsNoTracking().Where(a => a.ExternalId == externalId).Select(RowsOfAccounts.Shown).SingleOrDefaultAsync(cancellation) is not { } row) return (null, null);
        var knownAt = RevenueBooks.KnownAt(question);
        var timeline = await from.Ledger.AtAsync(question.Options, knownAt, Subject.Revenue, cancellation);
        var lines = await LineHistory.ReadAsync(db, from.Workspace, [.. from.Merged.Accounts(knownAt).All(row.Id.Value).Select(id => new AccountId(id))], question.Options, knownAt, cancellation);
        var entry = knownAt is null ? null : (await from.Directory.AsKnownAsync(knownAt, cancellation)).GetValueOrDefault(row.Id.Value);
        if (entry is not null) row = row with { Name = entry.Name, Segment = entry.Segment, OwnerEmail = entry.Owner };
        return (Of(row, question, timeline, lines), null);
    }

    /// <summary>Whom it belongs with: parent, children with what they pay, contacts.</summary>
    public async Task<AccountRecord> WithRelationsAsync(AppDb db, CancellationToken cancellation)
    {
        if (Account.ParentExternalId is { } parent) Parent = await RowsOfAccounts.Now(db).AsNoTracking().Where(a => a.ExternalId == parent).Select(RowsOfAccounts.Shown).SingleOrDefaultAsync(cancellation);
        Group = await AccountGroup.ReadAsync(db, Account.Id, Timeline, Day, cancellation);
        Contacts = await db.Contacts.AsNoTracking().Where(c => c.AccountId == Account.Id).OrderBy(c => c.Role == null).ThenBy(c => c.Role).ThenBy(c => c.NameKey).ToListAsync(cancellation);
        return this;
    }

    private static AccountRecord Of(AccountRow row, RevenueQuestion question, Timeline timeline, LineHistory lines)
    {
        var (ordinal, day) = (timeline.OrdinalOf(row.Id.Value), question.ClosingDay);
        var account = row.Paying(timeline, new RevenueToday(timeline, day));
        return new()
        {
            Account = account,
            Question = question,
            Currency = timeline.Currency,
            Lines = lines,
            Timeline = timeline,
            Steps = account.FirstPaid is { } since ? [.. LevelsOf(timeline, ordinal, since, day)] : [],
            Movements = account.FirstPaid is { } first ? [.. MovementsOf(timeline, ordinal, first, day, lines)] : [],
        };
    }

    private static IEnumerable<(DateOnly Day, decimal Amount)> LevelsOf(Timeline timeline, int ordinal, DateOnly since, DateOnly day)
    {
        var days = timeline.Steps(ordinal, day).Select(s => s.Day);
        if (timeline.BillingCurrencies(ordinal).Any(c => c != timeline.Currency))
            days = days.Concat(Period.Split(since, day.AddDays(1), Grain.Month).Select(month => month.ClosingDay)).Distinct().Order();
        return days.Select(d => (d, On(timeline, ordinal, d)));
    }

    private static IEnumerable<AccountMovement> MovementsOf(Timeline timeline, int ordinal, DateOnly first, DateOnly day, LineHistory lines)
    {
        var only = Grouping.Where(timeline.AccountCount, account => account == ordinal);
        var months = Period.Split(new DateOnly(first.Year, first.Month, 1), day.AddDays(1), Grain.Month);
        foreach (var month in months.Reverse())
        {
            var found = timeline.Movements(month, only);
            if (found.Where(m => m.Kind == MovementKind.Fx).Sum(m => m.Amount) is var fx && fx != 0)
                yield return new(month.ClosingDay, MovementKind.Fx, fx, On(timeline, ordinal, month.ClosingDay), EndReason.None, []);
            foreach (var m in found.Where(m => m.Kind != MovementKind.Fx).Reverse())
                yield return new(m.Day, m.Kind, m.Amount, On(timeline, ordinal, m.Day), m.Reason, [.. lines.ChangesOn(m.Day).Select(c => new AccountMovement.Cause(c.Line.LineId, c.Line.Product, c.Change, c.Words))]);
        }
    }

    private IEnumerable<AccountMovement> Telling()
    {
        var (day, after) = (Day, Account.Mrr);
        foreach (var m in Movements.Where(m => m.Kind != MovementKind.Fx))
        {
            if (after != m.After) yield return new(day, MovementKind.Fx, after - m.After, after, EndReason.None, []);
            yield return m;
            (day, after) = (m.Day.AddDays(-1), m.After - m.Amount);
        }
    }

    private static decimal On(Timeline timeline, int ordinal, DateOnly day) => timeline.AmountOn(ordinal, day) / 100_000_000m;
}
