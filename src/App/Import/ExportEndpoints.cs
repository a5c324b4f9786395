using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Contacts;
using Perennial.App.Contracts;
using Perennial.App.Database;
using Perennial.App.Fields;
using Perennial.App.Filters;
using Perennial.App.Revenue;
using Perennial.App.Shell;

namespace Perennial.App.Import;

/// <summary>Every table as a CSV file that could be imported again.</summary>
internal static class ExportEndpoints
{
    internal const string FilterWords = "Only accounts that fit this filter, and what belongs to them.";

    private static readonly string[] LineHeader =
    [
        "account_id", "subscription_id", "line_id", "product", "kind", "quantity", "unit_price", "currency", "interval", "interval_count", "start", "end", "trial_start", "trial_end",
        "cancelled_at", "past_due_from", "dunning_ends", "paused_from", "paused_to", "discount_percent", "discount_amount", "discount_duration", "discount_end", "recorded_at",
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/accounts/contracts.csv", ContractsOf).RequireScope(Scopes.Read);
        var api = app.MapGroup(Api.Root).WithTags("Export").RequireScope(Scopes.Lead);
        api.MapGet("/accounts.csv", ExportEndpoints.Accounts).WithName("exportAccounts").WithSummary("All accounts as CSV").WithDescription("As they are now, with custom fields as columns.");
        api.MapGet("/contacts.csv", ContactsOf).WithName("exportContacts").WithSummary("All contacts as CSV").WithDescription("As they are now, with custom fields as columns.");
        api.MapGet("/contracts.csv", ContractsOf).WithName("exportContracts").WithSummary("All contracts as CSV").WithDescription("As they are now, with custom fields as columns.");
        api.MapGet("/products.csv", Products).WithName("exportProducts").WithSummary("All products as CSV").WithDescription("Those that were written down, with custom fields as columns.");
        api.MapGet("/subscription-lines.csv", Lines).WithName("exportSubscriptionLines").WithSummary("All subscription line facts as CSV").WithDescription("Every statement with the time at which it became known, apart from imports that were taken back.");
        api.MapGet("/fx-rates.csv", Rates).WithName("exportFxRates").WithSummary("All exchange rates as CSV").WithDescription("In the order in which they became known.");
        api.MapGet("/survey-responses.csv", VoiceExport.Answers).WithName("exportSurveyResponses").WithSummary("All survey answers as CSV").WithDescription("Every statement with the time at which it became known, apart from imports that were taken back.");
        api.MapGet("/tickets.csv", VoiceExport.Tickets).WithName("exportTickets").WithSummary("All support tickets as CSV").WithDescription("Every statement with the time at which it became known, apart from imports that were taken back.");
        api.MapGet("/imports.csv", Runs).WithName("exportImports").WithSummary("All imports as CSV").WithDescription("With status and counts.");
    }

    private static async Task<CsvAnswer> Accounts(AppDb db, [Description(FilterWords)] string? filter, AccountsByFilter byFilter, CancellationToken cancellation)
    {
        var fits = await FittingAsync(filter, byFilter, db, cancellation);
        var defined = await db.CustomFields.AsNoTracking().Where(f => f.Subject == CustomField.OfAccounts).ToDictionaryAsync(f => f.Field, StringComparer.Ordinal, cancellation);
        var custom = await NamesAsync(db.Accounts.AsNoTracking().Select(a => a.Custom), cancellation);
        return new CsvAnswer("accounts.csv", ["account_id", "name", "parent_id", "domain", "other_domains", "segment", "owner_email", "co_owners", "phase", "country", "tags", "archived", .. custom],
            db.Accounts.AsNoTracking().OrderBy(a => a.Id).AsEnumerable().Where(a => fits(a.Id)).Select(a => (IReadOnlyList<object?>)
                [a.ExternalId, a.Name, a.ParentExternalId, a.Domain, string.Join(';', a.OtherDomains), a.Segment, a.OwnerEmail, string.Join(';', a.CoOwners), a.Phase, a.Country, string.Join(';', a.Tags), YesOrNothing(a.Archived), .. custom.Select(c => Cell(a.Custom.GetValueOrDefault(c), defined.GetValueOrDefault(c)))]));
    }

    private static async Task<CsvAnswer> ContactsOf(AppDb db, [Description(FilterWords)] string? filter, AccountsByFilter byFilter, CancellationToken cancellation)
    {
        var fits = await FittingAsync(filter, byFilter, db, cancellation);
        var defined = await db.CustomFields.AsNoTracking().Where(f => f.Subject == CustomField.OfContacts).ToDictionaryAsync(f => f.Field, StringComparer.Ordinal, cancellation);
        var custom = await NamesAsync(db.Contacts.AsNoTracking().Select(c => c.Custom), cancellation);
        var rows = db.Contacts.AsNoTracking().OrderBy(c => c.Id).Join(db.Accounts, c => c.AccountId, a => a.Id, (c, a) => new { Contact = c, Account = a.ExternalId });
        return new CsvAnswer("contacts.csv", ["contact_id", "account_id", "name", "email", "title", "phone", "role", "reports_to", "consent", "bounce", "influence", "stance", "left_on", "archived", .. custom],
            rows.AsEnumerable().Where(r => fits(r.Contact.AccountId)).Select(r => (IReadOnlyList<object?>)[.. ContactCells(r.Contact, r.Account), .. custom.Select(c => Cell(r.Contact.Custom.GetValueOrDefault(c), defined.GetValueOrDefault(c)))]));
    }

    private static object?[] ContactCells(Contact c, string account) =>
        [c.ExternalId, account, c.Name, c.Email, c.Title, c.Phone, c.Role, c.ReportsToExternalId, c.Consent, c.Bounce, c.Influence, c.Stance, c.LeftOn, YesOrNothing(c.Archived)];

    private static async Task<CsvAnswer> ContractsOf(AppDb db, [Description(FilterWords)] string? filter, AccountsByFilter byFilter, CancellationToken cancellation)
    {
        var fits = await FittingAsync(filter, byFilter, db, cancellation);
        var custom = await NamesAsync(db.Contracts.AsNoTracking().Select(c => c.Custom), cancellation);
        var rows = db.Contracts.AsNoTracking().OrderBy(c => c.Id).Join(db.Accounts, c => c.AccountId, a => a.Id, (c, a) => new { Contract = c, Account = a.ExternalId });
        return new CsvAnswer("contracts.csv", ["contract_id", "account_id", "name", "start", "end", "auto_renews", "renewal_months", "notice_days", "signed", "cancelled", "currency", "annual_value", "subscriptions", "terms", "archived", .. custom],
            rows.AsEnumerable().Where(r => fits(r.Contract.AccountId)).Select(r => (IReadOnlyList<object?>)[.. ContractCells(r.Contract, r.Account), .. custom.Select(c => r.Contract.Custom.GetValueOrDefault(c))]));
    }

    private static object?[] ContractCells(Contract c, string account) =>
    [
        c.ExternalId, account, c.Name, c.StartOn, c.EndOn, YesOrNothing(c.AutoRenews), c.RenewalMonths > 0 ? c.RenewalMonths : null, c.NoticeDays, c.SignedOn, c.CancelledOn, c.Currency, Number(c.AnnualValue),
        string.Join(';', c.Subscriptions), c.Terms, YesOrNothing(c.Archived),
    ];

    private static async Task<CsvAnswer> Products(AppDb db, CancellationToken cancellation)
    {
        var custom = await NamesAsync(db.Products.AsNoTracking().Select(p => p.Custom), cancellation);
        return new CsvAnswer("products.csv", ["product_id", "name", "family", "description", "archived", .. custom],
            db.Products.AsNoTracking().OrderBy(p => p.Id).AsEnumerable().Select(p => (IReadOnlyList<object?>)[p.ExternalId, p.Name, p.Family, p.Description, YesOrNothing(p.Archived), .. custom.Select(c => p.Custom.GetValueOrDefault(c))]));
    }

    private static string? YesOrNothing(bool yes) => yes ? "yes" : null;

    private static async Task<CsvAnswer> Lines(AppDb db, [Description(FilterWords)] string? filter, AccountsByFilter byFilter, MergedRecords merged, Workspace workspace, CancellationToken cancellation)
    {
        var fits = await FittingAsync(filter, byFilter, db, cancellation);
        var undone = await UndoneAsync(workspace, cancellation);
        var (merges, names) = (merged.Accounts(), await db.Accounts.AsNoTracking().Select(a => new { a.Id, a.ExternalId }).ToDictionaryAsync(a => a.Id, a => a.ExternalId, cancellation));
        var rows = from fact in db.SubscriptionLineFacts.AsNoTracking().Where(f => !undone.Contains(f.ImportId)).OrderBy(f => f.Id).AsEnumerable()
                   let account = new AccountId(merges.Root(fact.AccountId.Value))
                   where names.ContainsKey(account) && fits(account)
                   select LineCells(fact, names[account]);
        return new CsvAnswer("subscription-lines.csv", LineHeader, rows);
    }

    private static IReadOnlyList<object?> LineCells(SubscriptionLineFact f, string account) =>
    [
        account, f.SubscriptionId, f.LineId, f.Product, f.Kind, Number(f.Quantity), Number(f.UnitPrice), f.Currency, f.BillingInterval, f.IntervalCount, f.StartAt, f.EndAt, f.TrialStart, f.TrialEnd,
        f.CancelledAt, f.PastDueFrom, f.DunningEnds, f.PausedFrom, f.PausedTo, Number(f.DiscountPercent), Number(f.DiscountAmount), f.DiscountDuration, f.DiscountEnd, f.RecordedAt,
    ];

    private static async Task<CsvAnswer> Rates(AppDb db, Workspace workspace, CancellationToken cancellation)
    {
        var undone = await UndoneAsync(workspace, cancellation);
        return new CsvAnswer("fx-rates.csv", ["date", "base", "quote", "rate", "recorded_at"],
            db.FxRateFacts.AsNoTracking().Where(r => !undone.Contains(r.ImportId)).OrderBy(r => r.RecordedAt).ThenBy(r => r.Id).AsEnumerable().Select(r => (IReadOnlyList<object?>)[r.Day, r.Base, r.Quote, Number(r.Rate), r.RecordedAt]));
    }

    /// <summary>Imports and changes that were taken back, whoever made them.</summary>
    internal static async Task<List<long?>> UndoneAsync(Workspace workspace, CancellationToken cancellation)
    {
        await using var all = workspace.OpenFor(Viewer.System);
        return await UndoneSource.NotCountingAsync(all, null, cancellation);
    }

    private static CsvAnswer Runs(AppDb db) =>
        new("imports.csv", ["id", "kind", "file_name", "status", "dry_run", "new", "changed", "unchanged", "refused", "started_at", "finished_at", "undone_at", "by"],
            db.Imports.AsNoTracking().OrderBy(i => i.Id).AsEnumerable().Select(i => (IReadOnlyList<object?>)
                [i.Id, i.Kind, i.FileName, Imports.Word(i.Status), i.DryRun ? "true" : "false", i.RowsNew, i.RowsChanged, i.RowsUnchanged, i.RowsRefused, i.StartedAt, i.FinishedAt, i.UndoneAt, i.PersonName]));

    internal static async Task<Func<AccountId, bool>> FittingAsync(string? filter, AccountsByFilter byFilter, AppDb db, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(filter)) return _ => true;
        var (accounts, error) = await byFilter(filter, db.Viewer, cancellation);
        return accounts is null ? throw FilterRefusal.Of(error!) : account => accounts.Contains(account.Value);
    }

    /// <summary>Of a defined field a number or a day, which no spreadsheet takes for a formula.</summary>
    private static object? Cell(string? value, CustomField? field) => field is null ? value : field.Typed(value);

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<List<string>> NamesAsync(IQueryable<IReadOnlyDictionary<string, string>> customs, CancellationToken cancellation)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var custom in customs.AsAsyncEnumerable().WithCancellation(cancellation)) names.UnionWith(custom.Keys);
        return [.. names];
    }
}
