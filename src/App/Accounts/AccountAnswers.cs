using Perennial.Client;

namespace Perennial.App.Accounts;

/// <summary>Accounts in the API's words.</summary>
internal static class AccountAnswers
{
    public static AccountSummary Summary(AccountRow a, string currency)
    {
        decimal? Stated(decimal amount) => a.Unpriced is null ? amount : null;
        return new(a.ExternalId, a.Name, a.ParentExternalId, a.Domain, a.Segment, a.OwnerEmail, a.Phase, a.Country, a.Tags, a.Custom, Word(a.Status),
            Stated(a.Mrr), Stated(12 * a.Mrr), Stated(a.Change), currency, a.FirstPaid, a.Unpriced, a.CreatedAt, a.UpdatedAt);
    }

    public static string Word(AccountStatus status) => status.ToString().ToLowerInvariant();

    public static readonly string[] CsvHeader =
        ["account_id", "name", "parent_id", "domain", "segment", "owner_email", "phase", "country", "tags", "status", "mrr", "arr", "change_90_days", "currency", "customer_since", "updated_at"];

    public static IReadOnlyList<object?> CsvRow(AccountRow a, string currency) =>
        a.Unpriced is null
            ? [a.ExternalId, a.Name, a.ParentExternalId, a.Domain, a.Segment, a.OwnerEmail, a.Phase, a.Country, string.Join("; ", a.Tags), Word(a.Status), a.Mrr, 12 * a.Mrr, a.Change, currency, a.FirstPaid, a.UpdatedAt]
            : [a.ExternalId, a.Name, a.ParentExternalId, a.Domain, a.Segment, a.OwnerEmail, a.Phase, a.Country, string.Join("; ", a.Tags), Word(a.Status), null, null, null, currency, a.FirstPaid, a.UpdatedAt];
}
