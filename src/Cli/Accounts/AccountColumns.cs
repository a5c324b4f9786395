using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Accounts;

internal static class AccountColumns
{
    public static readonly Column<AccountSummary>[] All =
    [
        new("account_id", a => a.AccountId),
        new("name", a => a.Name),
        new("status", a => a.Status),
        Column<AccountSummary>.Number("mrr", a => a.Mrr),
        Column<AccountSummary>.Number("change_90_days", a => a.Change90Days),
        new("currency", a => a.Currency),
        new("customer_since", a => a.CustomerSince),
        new("segment", a => a.Segment),
        new("owner", a => a.OwnerEmail),
        new("phase", a => a.Phase),
        new("country", a => a.Country),
        new("tags", a => a.Tags),
        new("co_owners", a => a.CoOwners.Count > 0 ? a.CoOwners : null) { OnlyCsv = true },
        new("archived", a => a.Archived ? "yes" : null) { OnlyCsv = true },
        new("domain", a => a.Domain) { OnlyCsv = true },
        new("parent_id", a => a.ParentId) { OnlyCsv = true },
        Column<AccountSummary>.Number("arr", a => a.Arr) with { OnlyCsv = true },
        new("reason", a => a.Reason) { OnlyCsv = true },
    ];
}
