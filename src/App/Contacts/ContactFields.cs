using System.Linq.Expressions;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.Core.Filters;

namespace Perennial.App.Contacts;

/// <summary>What a filter over contacts may name: their own fields, and every field of their account behind <c>account.</c></summary>
internal static class ContactFields
{
    public static IReadOnlyList<RowField<ContactWithAccount>> Own { get; } =
    [
        FieldOf<ContactWithAccount>.Text("name", "part of the name", r => r.Contact.NameKey),
        FieldOf<ContactWithAccount>.Text("email", "part of the mail address", r => r.Contact.EmailKey),
        FieldOf<ContactWithAccount>.Exact("id", "the contact's own id", r => r.Contact.ExternalId),
        FieldOf<ContactWithAccount>.Word("role", "sponsor, decision maker, champion, user", r => r.Contact.Role),
        FieldOf<ContactWithAccount>.Word("title", "as printed on the card", r => r.Contact.Title),
        FieldOf<ContactWithAccount>.Choice("consent", "whether mail may be sent", r => r.Contact.Consent, Same("granted", "denied", "unknown")),
        FieldOf<ContactWithAccount>.Choice("bounced", "mail that came back", r => r.Contact.Bounce != "none", new Dictionary<string, bool>(StringComparer.Ordinal) { ["yes"] = true, ["no"] = false }),
        FieldOf<ContactWithAccount>.Exact("account", "id of their account", r => r.Account.ExternalId),
        FieldOf<ContactWithAccount>.Instant("updated", "last changed", r => r.Contact.UpdatedAt),
        FieldOf<ContactWithAccount>.Instant("created", "first heard of", r => r.Contact.CreatedAt),
        FieldOf<ContactWithAccount>.Choice("archived", "put aside", r => r.Contact.Archived, new Dictionary<string, bool>(StringComparer.Ordinal) { ["yes"] = true, ["no"] = false }),
    ];

    public static Expression<Func<ContactWithAccount, bool>> Search(string text)
    {
        var key = FoldedKey.Of(text);
        return r => r.Contact.NameKey.Contains(key) || (r.Contact.EmailKey != null && r.Contact.EmailKey.Contains(key)) || r.Account.NameKey.Contains(key) || r.Contact.ExternalId == text;
    }

    private static Dictionary<string, string> Same(params string[] words) => words.ToDictionary(word => word, StringComparer.Ordinal);
}
