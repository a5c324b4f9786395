using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.App.Shell;
using Perennial.Core.Filters;

namespace Perennial.App.Contracts;

/// <summary>Reads filters over contracts and asks them.</summary>
public sealed class ContractFilters(AccountFilters accounts, AccountCounts counts, ProjectRevenue projection, ContractsToday today)
{
    /// <param name="Filter">As it was read.</param>
    /// <param name="Matching">The contracts that it leaves.</param>
    /// <param name="State">What they are of.</param>
    /// <param name="Totals">Kept until a fact, an option or the day changes.</param>
    public sealed record Ask(ReadFilter Filter, IQueryable<ContractWithAccount> Matching, ProjectRevenue.State State, Func<CancellationToken, Task<TotalsOf>> Totals);

    /// <summary>How many contracts a filter leaves, and what is paid under them a month in the reporting currency.</summary>
    /// <param name="Count">All of them.</param>
    /// <param name="Mrr">Contract by contract: a subscription under two of them counts in each.</param>
    /// <param name="Unpriced">How many the sum passes over, for the revenue of their account cannot be stated.</param>
    public sealed record TotalsOf(long Count, decimal Mrr, long Unpriced = 0);

    public async Task<RowFields<ContractWithAccount>> FieldsAsync(AppDb db, ProjectRevenue.State state, CancellationToken cancellation)
    {
        var lifted = (await accounts.FieldsAsync(db, state, cancellation)).All.Where(field => field.Field.Name != "id").Select(ContractListFields.OfAccount);
        return new([.. ContractListFields.Own, .. lifted], ContractListFields.Search) { HasPast = false };
    }

    /// <summary>The filter opened, or what is wrong in it.</summary>
    public async Task<(Ask? Ask, FilterError? Error)> OpenAsync(AppDb db, string? text, CancellationToken cancellation)
    {
        var state = await projection.CurrentAsync(cancellation);
        var (filter, where, error) = await ReadAsync(db, text, state, cancellation);
        if (filter is null) return (null, error);
        await today.CurrentAsync(state, cancellation);
        var matching = ContractWithAccount.Now(db).AsNoTracking().Where(where!);
        var asked = RowFields<ContractWithAccount>.Parts(filter.Condition).OfType<FilterCondition.OneOf>().Select(part => part.Field.Name).ToHashSet(StringComparer.Ordinal);
        if (!asked.Contains("archived")) matching = matching.Where(r => !r.Contract.Archived);
        if (!asked.Contains("account.archived")) matching = matching.Where(r => !r.Account.Archived);
        return (new Ask(filter, matching, state, stop => counts.KeepAsync(db, state, $"contracts {db.Viewer.Email} {filter}", () => SumAsync(matching, stop))), null);
    }

    /// <summary>One part of the list and where the next begins.</summary>
    public static async Task<(IReadOnlyList<ListedContract> Rows, string? Next)> PartAsync(Ask ask, string? sort, Paging paging, CancellationToken cancellation)
    {
        var (order, down) = ContractOrders.Of(sort);
        var rows = paging.After(2) is { } after ? order.After(ask.Matching, after, down) : order.FromStart(ask.Matching, down);
        var found = await order.Order(rows, down).Take(paging.Take + 1).Select(ListedContract.Of).ToListAsync(cancellation);
        if (found.Count <= paging.Take) return (found, null);
        found.RemoveAt(found.Count - 1);
        return (found, order.CursorOf(found[^1].AsRow()));
    }

    public FilterList AsList() => new("contracts",
        async (db, cancellation) => (await FieldsAsync(db, await projection.CurrentAsync(cancellation), cancellation)).Language,
        async (db, field, cancellation) => field.StartsWith(LiftedField.OfAccount, StringComparison.Ordinal)
            ? [.. (await accounts.WordsAsync(db, await projection.CurrentAsync(cancellation), field[LiftedField.OfAccount.Length..], cancellation)).Select(word => (word.Text, word.Count))] : [],
        async (db, text, cancellation) => await ReadAsync(db, text, await projection.CurrentAsync(cancellation), cancellation) is var (filter, _, error) ? (filter, error) : default);

    private async Task<(ReadFilter? Filter, System.Linq.Expressions.Expression<Func<ContractWithAccount, bool>>? Where, FilterError? Error)> ReadAsync(AppDb db, string? text, ProjectRevenue.State state, CancellationToken cancellation)
    {
        var fields = await FieldsAsync(db, state, cancellation);
        var (filter, error) = fields.Language.Read(text, new FilterTerms(state.Day, db.Viewer.Email, state.Currency));
        if (filter is null) return (null, null, error);
        var spelled = fields.Spelled(filter.Condition).Where(name => name.StartsWith(LiftedField.OfAccount, StringComparison.Ordinal)).Select(name => name[LiftedField.OfAccount.Length..]).ToHashSet(StringComparer.Ordinal);
        var terms = new RowTerms(AccountFilters.StartOf(state.Options.TimeZone), await accounts.SpellingsAsync(spelled, db, state, null, cancellation));
        return (filter, fields.Where(filter.Condition, terms), null);
    }

    private static async Task<TotalsOf> SumAsync(IQueryable<ContractWithAccount> matching, CancellationToken cancellation)
    {
        var sums = await matching.GroupBy(_ => 1).Select(g => new { Count = g.LongCount(), Whole = g.Sum(r => r.Account.Unpriced == null ? r.Today.MrrE8 / AccountRow.Unit : 0), Rest = g.Sum(r => r.Account.Unpriced == null ? r.Today.MrrE8 % AccountRow.Unit : 0), Unpriced = g.Sum(r => r.Account.Unpriced == null ? 0L : 1L) }).FirstOrDefaultAsync(cancellation);
        return sums is null ? new(0, 0) : new(sums.Count, sums.Whole + (decimal)sums.Rest / AccountRow.Unit, sums.Unpriced);
    }
}
