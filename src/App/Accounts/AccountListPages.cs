using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.App.Shell;
using Perennial.App.Views;
using Perennial.Core.Filters;

namespace Perennial.App.Accounts;

/// <summary>The accounts list as a page and as a file.</summary>
internal static class AccountListPages
{
    private const int RowsOfPage = 36;
    private static readonly string[] OfTheList = ["filter", "view", "sort", "col", "and", "cursor", .. AccountFilter.Shorter];

    private static readonly ViewTab[] Standing =
    [
        ViewTab.Standing("all", "All", ""), ViewTab.Standing("mine", "Mine", "owner:me"), ViewTab.Standing("customers", "Customers", "status:customer"),
        ViewTab.Standing("trials", "Trials", "status:trial"), ViewTab.Standing("churned", "Churned", "status:churned"),
    ];

    /// <summary>What finding the list takes beside the store.</summary>
    public sealed record Sources(AccountFilters Filters, AccountCounts Counts, ProjectRevenue Projection);

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/accounts", Show);
        pages.MapGet("/accounts.csv", File);
    }

    private static async Task<IResult> Show([AsParameters] AccountFilter asked, [AsParameters] Paging paging, string[]? col, string? view, string? and, HttpContext http, AppDb db, Sources from, CancellationToken cancellation)
    {
        if (paging.Cursor is not null && http.Request.Headers.ContainsKey("HX-Request")) return await Rows(asked, paging, col, db, from, cancellation);
        var views = await ListViews.OfAsync(db, "accounts", Standing, cancellation);
        var state = new ListState(asked.Filter?.Trim() ?? "", asked.Sort, Columns(col), views.Find(view)?.Key);
        if (Elsewhere(asked, state, and, views, http.Request.Query) is { } address) return TypedResults.LocalRedirect(address);
        return new RazorComponentResult<AccountsPage>(new { View = await ViewAsync(state, views, paging, http, db, from, cancellation) });
    }

    /// <summary>The address that says all of what is shown: of a view, of the list's first view, of words that stand outside of the filter.</summary>
    private static string? Elsewhere(AccountFilter asked, ListState state, string? and, ListViews views, IQueryCollection query)
    {
        if (asked.Translated().Length > 0 || !string.IsNullOrWhiteSpace(and))
            return (state with { Filter = FilterText.Join(asked.Whole, and) }).Address("/accounts");
        if (query.ContainsKey("view") && !query.ContainsKey("filter") && !query.ContainsKey("sort") && !query.ContainsKey("col"))
            return views.Find(state.View) is { } tab && tab.State.Address("/accounts") is var full && (tab.State.Filter.Length > 0 || tab.State.Sort is not null || tab.State.Columns.Count > 0) ? full : null;
        return !OfTheList.Any(query.ContainsKey) && views.First is { } first ? first.State.Address("/accounts") : null;
    }

    private static async Task<AccountListView> ViewAsync(ListState state, ListViews views, Paging paging, HttpContext http, AppDb db, Sources from, CancellationToken cancellation)
    {
        var (ask, error) = await from.Filters.OpenAsync(db, state.Filter, cancellation);
        var now = ask?.State ?? await from.Projection.CurrentAsync(cancellation);
        var custom = await from.Counts.CustomAsync(db, now, cancellation);
        var shown = new AccountListView
        {
            State = state,
            Views = views,
            Filter = ask is null ? FilterView.Wrong(state.Filter, error!) : FilterView.Of(ask.Filter),
            Columns = AccountColumn.Chosen(state.Columns, custom),
            AllColumns = AccountColumn.Offered(custom),
            Currency = now.Currency,
            MayChange = db.Viewer.May(Scopes.Write),
            MayCreate = db.Viewer.May(Scopes.Write) && db.Viewer.SeesEveryAccount,
        };
        if (ask is null) return shown;
        var (rows, next) = await ask.PartAsync(shown.Sort, paging with { Limit = paging.Limit ?? RowsOfPage }, shown.Columns.Any(c => c.NeedsCounts), cancellation);
        var totals = await ask.TotalsAsync(cancellation);
        var drawn = rows.Count == 0 ? null : await ask.KeepAsync("drawn " + http.Request.QueryString.Value, () => DrawnRows.OfAsync(http, rows, shown.Columns, next, shown.Currency));
        return shown with { Rows = drawn, Totals = totals, AsOf = ask.Filter.AsOf, IsEmptyWorkspace = totals.Count == 0 && state.Filter.Length == 0 && !await db.Accounts.AnyAsync(cancellation) };
    }

    private static async Task<IResult> Rows(AccountFilter asked, Paging paging, string[]? col, AppDb db, Sources from, CancellationToken cancellation)
    {
        var ask = await OpenAsync(db, asked.Whole, from.Filters, cancellation);
        var columns = AccountColumn.Chosen(Columns(col), await from.Counts.CustomAsync(db, ask.State, cancellation));
        var (rows, next) = await ask.PartAsync(asked.Sort ?? AccountOrders.Largest, paging with { Limit = paging.Limit ?? RowsOfPage }, columns.Any(c => c.NeedsCounts), cancellation);
        return new RazorComponentResult<AccountRows>(new { Rows = rows, Next = next, Columns = columns, ask.Currency });
    }

    private static async Task<IResult> File([AsParameters] AccountFilter asked, string[]? col, AppDb db, Sources from, CancellationToken cancellation)
    {
        var ask = await OpenAsync(db, asked.Whole, from.Filters, cancellation);
        var rows = await ask.AllAsync(asked.Sort ?? AccountOrders.Largest, cancellation);
        if (Columns(col) is not { Count: > 0 } names) return new CsvAnswer("accounts.csv", AccountAnswers.CsvHeader, rows.Select(row => AccountAnswers.CsvRow(row, ask.Currency)));
        var columns = AccountColumn.Chosen(names, await from.Counts.CustomAsync(db, ask.State, cancellation));
        return new CsvAnswer("accounts.csv", ["account_id", .. columns.Select(c => c.Name)], rows.Select(row => (IReadOnlyList<object?>)[row.ExternalId, .. columns.Select(c => c.Cell(row))]));
    }

    /// <summary>For who cannot be shown the bar with the place that is wrong.</summary>
    /// <exception cref="BadFieldException">The filter cannot be read.</exception>
    public static async Task<AccountAsk> OpenAsync(AppDb db, string? filter, AccountFilters filters, CancellationToken cancellation)
    {
        var (ask, error) = await filters.OpenAsync(db, filter, cancellation);
        return ask ?? throw FilterRefusal.Of(error!);
    }

    private static IReadOnlyList<string> Columns(string[]? col) => ListColumns.Asked(col, AccountColumn.Usual);
}
