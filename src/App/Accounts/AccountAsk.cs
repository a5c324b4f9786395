using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.App.Shell;
using Perennial.Core.Filters;

namespace Perennial.App.Accounts;

/// <summary>A filter opened over the accounts that a viewer sees, as they are now or as they were on its day. The page, the API, the file, bulk edits and segments ask here.</summary>
public sealed class AccountAsk
{
    private readonly AppDb _db;
    private readonly Expression<Func<AccountRow, bool>> _where;
    private readonly IReadOnlyList<AccountRow>? _past;
    private readonly AccountCounts _counts;

    internal AccountAsk(AppDb db, ReadFilter filter, Expression<Func<AccountRow, bool>> where, ProjectRevenue.State state, AccountCounts counts, IReadOnlyList<AccountRow>? past, string? me)
    {
        (_db, Filter, _where, State, _counts, Me) = (db, filter, where, state, counts, me);
        _past = past is null ? null : [.. past.Where(InMemory.Of(where))];
    }

    public ReadFilter Filter { get; }
    public ProjectRevenue.State State { get; }
    public string Currency => State.Currency;

    /// <summary>Who asks, where the filter means them.</summary>
    private string? Me { get; }

    /// <summary>One part of the list and where the next begins.</summary>
    public async Task<(IReadOnlyList<AccountRow> Rows, string? Next)> PartAsync(string? sort, Paging paging, bool withCounts, CancellationToken cancellation)
    {
        var (order, down) = await OrderAsync(sort, cancellation);
        withCounts |= AccountOrders.NeedsCounts(sort);
        var (take, after) = (paging.Take, paging.After(2));
        var part = _past is null
            ? await _counts.KeepPartAsync(_db, State, $"part {sort} {take} {paging.Cursor} {withCounts} {Me}\n{Filter}", async () => Cut(await NowAsync(order, down, take + 1, after, withCounts, cancellation), take, order))
            : Cut(Past(order, down, take + 1, after), take, order);
        return (part.Rows, part.Next);
    }

    private sealed record Part(IReadOnlyList<AccountRow> Rows, string? Next);

    private static Part Cut(List<AccountRow> found, int take, RowOrder<AccountRow> order)
    {
        if (found.Count <= take) return new(found, null);
        found.RemoveAt(found.Count - 1);
        return new(found, order.CursorOf(found[^1]));
    }

    /// <summary>Something made of the rows, kept as long as they are.</summary>
    public Task<T> KeepAsync<T>(string name, Func<Task<T>> make) where T : class => _past is null ? _counts.KeepPartAsync(_db, State, $"{name} {Me}\n{Filter}", make) : make();

    /// <summary>All of them, read as they are asked for.</summary>
    public async Task<IEnumerable<AccountRow>> AllAsync(string? sort, CancellationToken cancellation)
    {
        var (order, down) = await OrderAsync(sort, cancellation);
        return _past is null ? order.Order(Matching, down).Select(RowsOfAccounts.ShownWithCounts).AsEnumerable() : order.Order(_past, down);
    }

    /// <summary>How many accounts and how much revenue the filter leaves; kept until a fact, an option or the day changes.</summary>
    public async Task<AccountTotals> TotalsAsync(CancellationToken cancellation) => _past is { } past
        ? new(past.Count, past.Sum(a => a.Unpriced is null ? a.Mrr : 0), past.Count(a => a.Unpriced is not null))
        : await _counts.KeepAsync(_db, State, $"totals {Me} {Filter}", () => CountAsync(cancellation));

    /// <summary>The numbers of the accounts that the filter leaves.</summary>
    public async Task<IReadOnlyList<AccountId>> IdsAsync(CancellationToken cancellation) =>
        _past is { } past ? [.. past.Select(a => a.Id)] : await Matching.Select(a => a.Id).ToListAsync(cancellation);

    /// <summary>Of these accounts, the ones that the filter leaves.</summary>
    public async Task<IReadOnlyList<AccountRow>> RowsOfAsync(IReadOnlyCollection<AccountId> ids, CancellationToken cancellation) =>
        _past is { } past ? [.. past.Where(a => ids.Contains(a.Id))] : await Matching.Where(a => ids.Contains(a.Id)).Select(RowsOfAccounts.Shown).ToListAsync(cancellation);

    private async Task<(RowOrder<AccountRow> Order, bool Down)> OrderAsync(string? sort, CancellationToken cancellation) =>
        AccountOrders.Of(sort, AccountOrders.IsCustom(sort) ? await _counts.CustomAsync(_db, State, cancellation) : []);

    private IQueryable<AccountRow> Matching => RowsOfAccounts.Now(_db).AsNoTracking().Where(_where);

    private async Task<List<AccountRow>> NowAsync(RowOrder<AccountRow> order, bool down, int take, IReadOnlyList<string>? after, bool withCounts, CancellationToken cancellation)
    {
        var rows = after is null ? order.FromStart(Matching, down) : order.After(Matching, after, down);
        return await order.Order(rows, down).Take(take).Select(withCounts ? RowsOfAccounts.ShownWithCounts : RowsOfAccounts.Shown).ToListAsync(cancellation);
    }

    private List<AccountRow> Past(RowOrder<AccountRow> order, bool down, int take, IReadOnlyList<string>? after)
    {
        var ordered = order.Order(_past!, down);
        return [.. (after is null ? ordered : order.After(ordered, after, down)).Take(take)];
    }

    private async Task<AccountTotals> CountAsync(CancellationToken cancellation)
    {
        var sums = await Matching.GroupBy(_ => 1)
            .Select(g => new { Count = g.LongCount(), Whole = g.Sum(a => a.MrrE8 / AccountRow.Unit), Rest = g.Sum(a => a.MrrE8 % AccountRow.Unit), Unpriced = g.LongCount(a => a.Unpriced != null) }).FirstOrDefaultAsync(cancellation);
        return sums is null ? AccountTotals.None : new(sums.Count, sums.Whole + (decimal)sums.Rest / AccountRow.Unit, sums.Unpriced);
    }
}
