using System.Globalization;
using Perennial.Client;
using Perennial.Core.Revenue;

namespace Perennial.App.Accounts;

/// <summary>Accounts in the API's words.</summary>
internal static class AccountAnswers
{
    public static AccountSummary Summary(AccountRow a, string currency)
    {
        decimal? Stated(decimal amount) => a.Unpriced is null ? amount : null;
        return new(a.ExternalId, a.Name, a.ParentExternalId, a.Domain, a.Segment, a.OwnerEmail, a.CoOwners, a.Phase, a.Country, a.Tags, a.Custom, Word(a.Status),
            Stated(a.Mrr), Stated(12 * a.Mrr), Stated(a.Change), currency, a.FirstPaid, a.Unpriced, a.Archived, a.CreatedAt, a.UpdatedAt);
    }

    public static AccountGroupSummary Group(AccountGroup group, string currency) => new(group.Count, group.Mrr, 12 * group.Mrr, currency, group.Unpriced,
        [.. group.Nodes.Select(n => new AccountBelow(n.Account.ExternalId, n.Account.Name, n.Account.ParentExternalId, n.Depth, n.Account.Unpriced is null ? n.Account.Mrr : null, n.Together, n.Below))]);

    public static string Word(AccountStatus status) => status.ToString().ToLowerInvariant();

    public static Client.AccountMovement Movement(AccountMovement m, string currency) =>
        new(m.Day, m.Word, m.Amount, m.After, currency, m.Reason == EndReason.None ? null : m.Reason.ToString().ToLowerInvariant(), [.. m.Causes.Select(c => new LineChange(c.LineId, c.Product, c.Change, c.Words))]);

    public static AccountLine Line(LineHistory.Statement s) => new(
        s.Fact.LineId, s.Fact.SubscriptionId, s.Fact.Product, s.Fact.Kind, Number(s.Fact.Quantity), Number(s.Fact.UnitPrice), s.Fact.Currency, s.Fact.BillingInterval, s.Fact.IntervalCount,
        s.Fact.StartAt, s.Fact.EndAt, LineWords.Given(s.Fact), s.Fact.RecordedAt, s.Fact.ImportId is > 0 ? s.Fact.ImportId : null, s.Stands ? "in-force" : "superseded");

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    public static readonly string[] CsvHeader =
        ["account_id", "name", "parent_id", "domain", "segment", "owner_email", "phase", "country", "tags", "status", "mrr", "arr", "change_90_days", "currency", "customer_since", "updated_at"];

    public static IReadOnlyList<object?> CsvRow(AccountRow a, string currency) =>
        a.Unpriced is null
            ? [a.ExternalId, a.Name, a.ParentExternalId, a.Domain, a.Segment, a.OwnerEmail, a.Phase, a.Country, string.Join("; ", a.Tags), Word(a.Status), a.Mrr, 12 * a.Mrr, a.Change, currency, a.FirstPaid, a.UpdatedAt]
            : [a.ExternalId, a.Name, a.ParentExternalId, a.Domain, a.Segment, a.OwnerEmail, a.Phase, a.Country, string.Join("; ", a.Tags), Word(a.Status), null, null, null, currency, a.FirstPaid, a.UpdatedAt];
}
