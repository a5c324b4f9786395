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

namespace Perennial.App.Contacts;

/// <summary>The contacts list as a page, as a file and for programs.</summary>
internal static class ContactListPages
{
    private const int RowsOfPage = 50;

    private static readonly ViewTab[] Standing =
    [
        ViewTab.Standing("all", "All", ""), ViewTab.Standing("mine", "Of my accounts", "account.owner:me"), ViewTab.Standing("customers", "Of customers", "account.status:customer"), ViewTab.Standing("bounced", "Bounced", "bounced:yes"),
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").RequireScope(Scopes.Read);
        pages.MapGet("/contacts", Show);
        pages.MapGet("/contacts.csv", File);
        app.MapGroup(Api.Root + "/contacts").WithTags("Contacts").RequireScope(Scopes.Read).MapGet("", List).WithName("listContacts").WithSummary("Contacts with their accounts")
            .WithDescription("By filter and order, in parts. The account's fields stand behind account., as in account.segment:smb.").Produces<Page<ContactSummary>>();
    }

    private static async Task<IResult> Show(string? filter, string? sort, string[]? col, string? view, [AsParameters] Paging paging, HttpContext http, AppDb db, ContactFilters filters, ProjectRevenue projection, CancellationToken cancellation)
    {
        var of = paging with { Limit = paging.Limit ?? RowsOfPage };
        if (paging.Cursor is not null && http.Request.Headers.ContainsKey("HX-Request"))
        {
            var more = await OpenAsync(db, filter, filters, cancellation);
            var (part, after) = await ContactFilters.PartAsync(more, sort, of, cancellation);
            return new RazorComponentResult<ContactRows>(new { Rows = part, Next = after, Columns = ContactColumn.Chosen(Columns(col), more.Custom), more.State.Currency });
        }
        if (FilterAddress.Joined(http.Request) is { } joined) return TypedResults.LocalRedirect(joined);
        var views = await ListViews.OfAsync(db, "contacts", Standing, cancellation);
        var state = new ListState(filter?.Trim() ?? "", sort, Columns(col), views.Find(view)?.Key);
        if (views.Elsewhere("/contacts", state, http.Request.Query) is { } address) return TypedResults.LocalRedirect(address);
        var (ask, error) = await filters.OpenAsync(db, state.Filter, cancellation);
        var now = ask?.State ?? await projection.CurrentAsync(cancellation);
        var custom = ask?.Custom ?? await filters.CustomAsync(db, now, cancellation);
        var columns = (Chosen: ContactColumn.Chosen(state.Columns, custom), Offered: ContactColumn.Offered(custom));
        if (ask is null) return new RazorComponentResult<ContactsPage>(new { View = new ContactListView(state, views, FilterView.Wrong(state.Filter, error!), columns.Chosen, columns.Offered, now.Currency, [], null, 0, false) });
        var (rows, next) = await ContactFilters.PartAsync(ask, sort, of, cancellation);
        var count = (await ask.Count(cancellation)).Contacts;
        return new RazorComponentResult<ContactsPage>(new { View = new ContactListView(state, views, FilterView.Of(ask.Filter), columns.Chosen, columns.Offered, now.Currency, rows, next, count, count == 0 && state.Filter.Length == 0 && !await db.Contacts.AnyAsync(cancellation)) });
    }

    private static async Task<IResult> File(string? filter, string? sort, string[]? col, AppDb db, ContactFilters filters, CancellationToken cancellation)
    {
        var ask = await OpenAsync(db, filter, filters, cancellation);
        var (order, down) = ContactOrders.Of(sort, ask.Custom);
        var columns = ContactColumn.Chosen(Columns(col), ask.Custom);
        return new CsvAnswer("contacts.csv", ["contact_id", "account_id", .. columns.Select(c => c.Name)],
            order.Order(ask.Matching, down).Select(ListedContact.Of).AsEnumerable().Select(row => (IReadOnlyList<object?>)[row.ExternalId, row.AccountId, .. columns.Select(c => c.Cell(row))]));
    }

    private static async Task<Ok<Page<ContactSummary>>> List(
        [System.ComponentModel.Description("A filter, such as: role:champion account.segment:smb. The language is in docs/filters.md.")] string? filter,
        [System.ComponentModel.Description("name, email, role, account, mrr, updated or a custom field such as custom.birthday; with a minus for the other way round. name if not said.")] string? sort,
        [AsParameters] Paging paging, AppDb db, ContactFilters filters, CancellationToken cancellation)
    {
        var (rows, next) = await ContactFilters.PartAsync(await OpenAsync(db, filter, filters, cancellation), sort, paging, cancellation);
        return TypedResults.Ok(new Page<ContactSummary>([.. rows.Select(c => new ContactSummary(c.ExternalId, c.Name, c.AccountId, c.AccountName, c.Email, c.Title, c.Role, c.Consent, c.Bounce, c.UpdatedAt))], next));
    }

    private static async Task<ContactFilters.Ask> OpenAsync(AppDb db, string? filter, ContactFilters filters, CancellationToken cancellation)
    {
        var (ask, error) = await filters.OpenAsync(db, filter, cancellation);
        return ask ?? throw FilterRefusal.Of(error!);
    }

    private static IReadOnlyList<string> Columns(string[]? col) => ListColumns.Asked(col, ContactColumn.Usual);
}
