using System.Linq.Expressions;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.Core.Filters;

namespace Perennial.App.Accounts;

/// <summary>What a filter over accounts may name.</summary>
internal static class AccountFields
{
    private static readonly Dictionary<string, AccountStatus?> Statuses = Enum.GetValues<AccountStatus>().ToDictionary(AccountAnswers.Word, status => (AccountStatus?)status, StringComparer.Ordinal);

    private static readonly Dictionary<string, Expression<Func<AccountRow, bool>>> Features = new(StringComparer.Ordinal)
    {
        ["owner"] = a => a.OwnerEmail != null,
        ["parent"] = a => a.ParentExternalId != null,
        ["children"] = a => a.HasChildren,
        ["contacts"] = a => a.ContactCount > 0,
        ["domain"] = a => a.Domain != null,
        ["revenue"] = a => a.MrrE8 != 0,
    };

    public static IReadOnlyList<RowField<AccountRow>> All { get; } =
    [
        FieldOf<AccountRow>.Text("name", "part of the name", a => a.NameKey),
        FieldOf<AccountRow>.Exact("id", "the account's own id", a => a.ExternalId),
        FieldOf<AccountRow>.Text("domain", "part of the web domain", a => a.Domain),
        FieldOf<AccountRow>.Word("segment", "the segment it is given", a => a.Segment),
        FieldOf<AccountRow>.Person("owner", "who looks after it", a => a.OwnerEmail),
        FieldOf<AccountRow>.Keys("co-owner", "who else looks after it", a => a.CoOwnerKeys, FieldKind.Person),
        FieldOf<AccountRow>.Keys("team", "owner or co-owner", a => a.TeamKeys, FieldKind.Person),
        FieldOf<AccountRow>.Word("phase", "where it is in its life", a => a.Phase),
        FieldOf<AccountRow>.Word("country", "its country", a => a.Country),
        FieldOf<AccountRow>.Keys("tag", "any of its tags", a => a.TagKeys),
        FieldOf<AccountRow>.Choice("status", "where it stands as a payer", a => a.Standing, Statuses),
        FieldOf<AccountRow>.Money("mrr", "what it pays a month", a => a.MrrE8),
        FieldOf<AccountRow>.Money("arr", "what it pays a year", a => a.MrrE8, times: 12),
        FieldOf<AccountRow>.Money("change", "MRR against 90 days ago", a => a.ChangeE8),
        FieldOf<AccountRow>.Day("since", "customer since", a => a.FirstPaid),
        FieldOf<AccountRow>.Instant("updated", "last changed", a => a.UpdatedAt),
        FieldOf<AccountRow>.Instant("created", "first heard of", a => a.CreatedAt),
        FieldOf<AccountRow>.Exact("parent", "id of the account above it", a => a.ParentExternalId),
        FieldOf<AccountRow>.Features("has", "what it has", Features),
        FieldOf<AccountRow>.Count("contacts", "how many contacts", a => a.ContactCount),
        FieldOf<AccountRow>.Choice("archived", "put aside", a => a.Archived, new Dictionary<string, bool>(StringComparer.Ordinal) { ["yes"] = true, ["no"] = false }),
    ];

    /// <summary>Part of a name or domain, or the beginning of an id.</summary>
    public static Expression<Func<AccountRow, bool>> Search(string text)
    {
        var (key, end) = (FoldedKey.Of(text), text + "\uffff");
        return a => a.NameKey.Contains(key) || (a.Domain != null && a.Domain.Contains(key)) || (string.Compare(a.ExternalId, text) >= 0 && string.Compare(a.ExternalId, end) < 0);
    }
}
