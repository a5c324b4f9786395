using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Shell;

namespace Perennial.App.Accounts;

/// <summary>Accounts by filter, order and place, of those that the viewer sees. The page, the API and the file ask here.</summary>
public sealed class AccountList(AppDb db)
{
    /// <summary>One part of the list and where the next begins.</summary>
    public async Task<(IReadOnlyList<AccountRow> Rows, string? Next)> PartAsync(AccountFilter filter, Paging paging, CancellationToken cancellation)
    {
        var found = await Behind(Ordered(Matching(filter), filter), filter, paging.After(2)).Take(paging.Take + 1).ToListAsync(cancellation);
        if (found.Count <= paging.Take) return (found, null);
        found.RemoveAt(found.Count - 1);
        return (found, CursorOf(found[^1], filter));
    }

    /// <summary>All of them, read as they are asked for.</summary>
    public IEnumerable<AccountRow> All(AccountFilter filter) => Ordered(Matching(filter), filter).AsEnumerable();

    /// <summary>How many accounts and how much revenue the filter leaves, by status; the filter's own status is left out of it.</summary>
    public async Task<AccountTotals> TotalsAsync(AccountFilter filter, CancellationToken cancellation)
    {
        var groups = await Matching(filter with { Status = null }).GroupBy(a => a.Standing)
            .Select(g => new { g.Key, Count = g.LongCount(), Whole = g.Sum(a => a.MrrE8 / AccountRow.Unit), Rest = g.Sum(a => a.MrrE8 % AccountRow.Unit), Unpriced = g.LongCount(a => a.Unpriced != null) }).ToListAsync(cancellation);
        return new([.. groups.Select(g => new AccountTotals.Part(g.Key ?? AccountStatus.Never, g.Count, g.Whole + (decimal)g.Rest / AccountRow.Unit, g.Unpriced))], filter.Standing);
    }

    private IQueryable<AccountRow> Matching(AccountFilter filter)
    {
        var accounts = db.Accounts.AsNoTracking();
        if (filter.Words is { } words) accounts = Named(accounts, words);
        if (filter.Segment is { Length: > 0 } segments) accounts = accounts.Where(a => segments.Contains(a.Segment ?? ""));
        if (filter.Owner is { Length: > 0 } owners) accounts = accounts.Where(a => owners.Contains(a.OwnerEmail ?? ""));
        if (filter.Phase is { Length: > 0 } phases) accounts = accounts.Where(a => phases.Contains(a.Phase ?? ""));
        if (filter.Country is { Length: > 0 } countries) accounts = accounts.Where(a => countries.Contains(a.Country ?? ""));
        if (filter.Tag is { Length: > 0 } tags) accounts = accounts.Where(a => db.AccountTags.Any(t => t.AccountId == a.Id && tags.Contains(t.Tag)));
        var rows = WithRevenue(accounts);
        return filter.Standing switch
        {
            null => rows,
            AccountStatus.Never => rows.Where(a => a.Standing == null || a.Standing == AccountStatus.Never),
            { } standing => rows.Where(a => a.Standing == standing),
        };
    }

    private static IQueryable<Account> Named(IQueryable<Account> accounts, string words)
    {
        var key = FoldedKey.Of(words);
        return accounts.Where(a => a.NameKey.Contains(key) || a.ExternalId.StartsWith(words) || (a.Domain != null && a.Domain.Contains(key)));
    }

    internal IQueryable<AccountRow> WithRevenue(IQueryable<Account> accounts) =>
        from a in accounts
        join r in db.AccountRevenue on a.Id equals r.AccountId into rs
        from r in rs.DefaultIfEmpty()
        select new AccountRow
        {
            Id = a.Id,
            ExternalId = a.ExternalId,
            Name = a.Name,
            NameKey = a.NameKey,
            ParentExternalId = db.Viewer.SeesEveryAccount || db.Accounts.Any(p => p.ExternalId == a.ParentExternalId) ? a.ParentExternalId : null,
            Domain = a.Domain,
            Segment = a.Segment,
            OwnerEmail = a.OwnerEmail,
            Phase = a.Phase,
            Country = a.Country,
            Tags = a.Tags,
            Custom = a.Custom,
            CreatedAt = a.CreatedAt,
            UpdatedAt = a.UpdatedAt,
            Version = a.Version,
            Standing = (AccountStatus?)r!.Status,
            MrrE8 = (long?)r.MrrE8 ?? 0,
            ChangeE8 = (long?)r.ChangeE8 ?? 0,
            FirstPaid = r.FirstPaid,
            Spark = r.Spark,
            Unpriced = r.Unpriced,
        };

    private static IQueryable<AccountRow> Ordered(IQueryable<AccountRow> rows, AccountFilter filter) => (filter.Column, filter.Descending) switch
    {
        ("mrr", false) => rows.OrderBy(a => a.MrrE8).ThenBy(a => a.Id),
        ("mrr", true) => rows.OrderByDescending(a => a.MrrE8).ThenBy(a => a.Id),
        ("change", false) => rows.OrderBy(a => a.ChangeE8).ThenBy(a => a.Id),
        ("change", true) => rows.OrderByDescending(a => a.ChangeE8).ThenBy(a => a.Id),
        ("since", false) => rows.OrderBy(a => a.FirstPaid ?? DateOnly.MaxValue).ThenBy(a => a.Id),
        ("since", true) => rows.OrderByDescending(a => a.FirstPaid ?? DateOnly.MinValue).ThenBy(a => a.Id),
        ("updated", false) => rows.OrderBy(a => a.UpdatedAt).ThenBy(a => a.Id),
        ("updated", true) => rows.OrderByDescending(a => a.UpdatedAt).ThenBy(a => a.Id),
        (_, true) => rows.OrderByDescending(a => a.NameKey).ThenBy(a => a.Id),
        _ => rows.OrderBy(a => a.NameKey).ThenBy(a => a.Id),
    };

    private static IQueryable<AccountRow> Behind(IQueryable<AccountRow> rows, AccountFilter filter, IReadOnlyList<string>? after)
    {
        if (after is not [var name, var last]) return rows;
        var id = new AccountId(Cursor.Number(last));
        var number = filter.Column is "name" ? 0 : Cursor.Number(name);
        var (day, at) = (DateOnly.FromDayNumber(filter.Column == "since" ? (int)Math.Clamp(number, 0, DateOnly.MaxValue.DayNumber) : 0), Micros.ToInstant(filter.Column == "updated" ? number : 0));
        return (filter.Column, filter.Descending) switch
        {
            ("mrr", false) => rows.Where(a => a.MrrE8 > number || (a.MrrE8 == number && a.Id > id)),
            ("mrr", true) => rows.Where(a => a.MrrE8 < number || (a.MrrE8 == number && a.Id > id)),
            ("change", false) => rows.Where(a => a.ChangeE8 > number || (a.ChangeE8 == number && a.Id > id)),
            ("change", true) => rows.Where(a => a.ChangeE8 < number || (a.ChangeE8 == number && a.Id > id)),
            ("since", false) => rows.Where(a => (a.FirstPaid ?? DateOnly.MaxValue) > day || ((a.FirstPaid ?? DateOnly.MaxValue) == day && a.Id > id)),
            ("since", true) => rows.Where(a => (a.FirstPaid ?? DateOnly.MinValue) < day || ((a.FirstPaid ?? DateOnly.MinValue) == day && a.Id > id)),
            ("updated", false) => rows.Where(a => a.UpdatedAt > at || (a.UpdatedAt == at && a.Id > id)),
            ("updated", true) => rows.Where(a => a.UpdatedAt < at || (a.UpdatedAt == at && a.Id > id)),
            (_, true) => rows.Where(a => string.Compare(a.NameKey, name) < 0 || (a.NameKey == name && a.Id > id)),
            _ => rows.Where(a => string.Compare(a.NameKey, name) > 0 || (a.NameKey == name && a.Id > id)),
        };
    }

    private static string CursorOf(AccountRow last, AccountFilter filter) => filter.Column switch
    {
        "mrr" => Cursor.Of(last.MrrE8, last.Id.Value),
        "change" => Cursor.Of(last.ChangeE8, last.Id.Value),
        "since" => Cursor.Of((last.FirstPaid ?? (filter.Descending ? DateOnly.MinValue : DateOnly.MaxValue)).DayNumber, last.Id.Value),
        "updated" => Cursor.Of(Micros.Of(last.UpdatedAt), last.Id.Value),
        _ => Cursor.Of(last.NameKey, last.Id.Value),
    };
}
