using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;

namespace Perennial.App.Team;

/// <summary>The accounts that a person looks after: those on whose team their mail address is, without those put aside.</summary>
public static class BookOfPerson
{
    public sealed record Entry(AccountId Id, string ExternalId, string Name, string? Segment, string Part, long MrrE8, string? OwnerEmail, IReadOnlyList<string> CoOwners)
    {
        public decimal Mrr => MrrE8 / (decimal)AccountRow.Unit;
    }

    /// <summary>Accounts and what they pay together, for each folded mail address on any team.</summary>
    public static async Task<IReadOnlyDictionary<string, (long Accounts, decimal Mrr)>> TotalsAsync(AppDb db, IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        var totals = await Rows(db).Where(row => keys.Contains(row.Team.EmailKey)).GroupBy(row => row.Team.EmailKey)
            .Select(g => new { g.Key, Count = g.LongCount(), Whole = g.Sum(row => row.MrrE8 / AccountRow.Unit), Rest = g.Sum(row => row.MrrE8 % AccountRow.Unit) }).ToListAsync(cancellation);
        return totals.ToDictionary(t => t.Key, t => (t.Count, t.Whole + ((decimal)t.Rest / AccountRow.Unit)), StringComparer.Ordinal);
    }

    /// <summary>Those that pay most first.</summary>
    public static async Task<IReadOnlyList<Entry>> ReadAsync(AppDb db, string email, CancellationToken cancellation)
    {
        var key = FoldedKey.Of(email);
        return await Rows(db).Where(row => row.Team.EmailKey == key).OrderByDescending(row => row.MrrE8).ThenBy(row => row.Account.Id)
            .Select(row => new Entry(row.Account.Id, row.Account.ExternalId, row.Account.Name, row.Account.Segment, row.Team.Part, row.MrrE8, row.Account.OwnerEmail, row.Account.CoOwners)).ToListAsync(cancellation);
    }

    private static IQueryable<Row> Rows(AppDb db) =>
        from t in db.Set<AccountTeam>().AsNoTracking()
        join a in db.Accounts.AsNoTracking() on t.AccountId equals a.Id
        where !a.Archived
        join r in db.AccountRevenue on a.Id equals r.AccountId into rs
        from r in rs.DefaultIfEmpty()
        select new Row { Team = t, Account = a, MrrE8 = (long?)r!.MrrE8 ?? 0 };

    private sealed class Row
    {
        public required AccountTeam Team { get; init; }
        public required Account Account { get; init; }
        public long MrrE8 { get; init; }
    }
}
