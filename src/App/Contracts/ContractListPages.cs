using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.App.Shell;
using Perennial.App.Views;
using Perennial.Client;

namespace Perennial.App.Contracts;

/// <summary>The contracts of all accounts as a page, as a file and for programs.</summary>
internal static class ContractListPages
{
    private const int RowsOfPage = 50;

    private static readonly ViewTab[] Standing =
    [
        ViewTab.Standing("all", "All", ""), ViewTab.Standing("mine", "Of my accounts", "owner:me"), ViewTab.Standing("renewals", "To be renewed", "renewal<90d auto-renewal:no"), ViewTab.Standing("notice", "Notice soon", "notice<30d"),
        ViewTab.Standing("cancelled", "Notice given", "status:cancelled"), ViewTab.Standing("ended", "Ended", "status:ended"),
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").RequireScope(Scopes.Read);
        pages.MapGet("/contracts", Show);
        pages.MapGet("/contracts.csv", File);
        app.MapGroup(Api.Root + "/contracts").WithTags("Contracts").RequireScope(Scopes.Read).MapGet("", List).WithName("listAllContracts").WithSummary("Contracts of all accounts as they stand today")
            .WithDescription("By filter and order, in parts. The account's fields stand behind account., as in account.arr>=20k; owner, team, segment, phase, country, tag and product also without it.").Produces<Page<ContractSummary>>();
    }

    private static async Task<IResult> Show(string? filter, string? sort, string[]? col, string? view, [AsParameters] Paging paging, HttpContext http, AppDb db, ContractFilters filters, ProjectRevenue projection, CancellationToken cancellation)
    {
        var of = paging with { Limit = paging.Limit ?? RowsOfPage };
        if (paging.Cursor is not null && http.Request.Headers.ContainsKey("HX-Request"))
        {
            var more = await OpenAsync(db, filter, filters, cancellation);
            var (part, after) = await ContractFilters.PartAsync(more, sort, of, cancellation);
            return new RazorComponentResult<ContractRows>(new { Rows = part, Next = after, Columns = ContractColumn.Chosen(Columns(col)), more.State.Currency, Today = more.State.Day });
        }
        if (FilterAddress.Joined(http.Request) is { } joined) return TypedResults.LocalRedirect(joined);
        var views = await ListViews.OfAsync(db, "contracts", Standing, cancellation);
        var state = new ListState(filter?.Trim() ?? "", sort, Columns(col), views.Find(view)?.Key);
        if (views.Elsewhere("/contracts", state, http.Request.Query) is { } address) return TypedResults.LocalRedirect(address);
        var (ask, error) = await filters.OpenAsync(db, state.Filter, cancellation);
        var now = ask?.State ?? await projection.CurrentAsync(cancellation);
        var shown = new ContractListView(state, views, ask is null ? FilterView.Wrong(state.Filter, error!) : FilterView.Of(ask.Filter), ContractColumn.Chosen(state.Columns), now.Currency, now.Day);
        if (ask is null) return new RazorComponentResult<ContractListPage>(new { View = shown });
        var (rows, next) = await ContractFilters.PartAsync(ask, sort, of, cancellation);
        var totals = await ask.Totals(cancellation);
        return new RazorComponentResult<ContractListPage>(new { View = shown with { Rows = rows, Next = next, Totals = totals, IsEmptyWorkspace = totals.Count == 0 && state.Filter.Length == 0 && !await db.Contracts.AnyAsync(cancellation) } });
    }

    private static async Task<IResult> File(string? filter, string? sort, string[]? col, AppDb db, ContractFilters filters, CancellationToken cancellation)
    {
        var ask = await OpenAsync(db, filter, filters, cancellation);
        var (order, down) = ContractOrders.Of(sort);
        var columns = ContractColumn.Chosen(Columns(col));
        return new CsvAnswer("contracts.csv", ["contract_id", "account_id", .. columns.Select(c => c.Name)],
            order.Order(ask.Matching, down).Select(ListedContract.Of).AsEnumerable().Select(row => (IReadOnlyList<object?>)[row.Contract.ExternalId, row.AccountId, .. columns.Select(c => c.Cell(row))]));
    }

    private static async Task<Ok<Page<ContractSummary>>> List(
        [Description("A filter, such as: renewal<90d auto-renewal:no owner:me. The language is in docs/filters.md.")] string? filter,
        [Description("renewal, notice, end, start, name, account, status, owner, mrr, arr or updated; with a minus for the other way round. renewal if not said: what comes next first.")] string? sort,
        [AsParameters] Paging paging, AppDb db, ContractFilters filters, CancellationToken cancellation)
    {
        var (rows, next) = await ContractFilters.PartAsync(await OpenAsync(db, filter, filters, cancellation), sort, paging, cancellation);
        return TypedResults.Ok(new Page<ContractSummary>([.. rows.Select(row => row.Summary)], next));
    }

    private static async Task<ContractFilters.Ask> OpenAsync(AppDb db, string? filter, ContractFilters filters, CancellationToken cancellation)
    {
        var (ask, error) = await filters.OpenAsync(db, filter, cancellation);
        return ask ?? throw FilterRefusal.Of(error!);
    }

    private static IReadOnlyList<string> Columns(string[]? col) => ListColumns.Asked(col, ContractColumn.Usual);
}
