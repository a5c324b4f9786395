using System.Linq.Expressions;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.Core.Filters;

namespace Perennial.App.Contacts;

/// <summary>What a filter over contacts may name: their own fields, and every field of their account behind <c>account.</c></summary>
internal static class ContactFields
{
    public const string OfAccount = "account.";

    public static IReadOnlyList<RowField<ContactRow>> Own { get; } =
    [
        FieldOf<ContactRow>.Text("name", "part of the name", r => r.Contact.NameKey),
        FieldOf<ContactRow>.Text("email", "part of the mail address", r => r.Contact.EmailKey),
        FieldOf<ContactRow>.Exact("id", "the contact's own id", r => r.Contact.ExternalId),
        FieldOf<ContactRow>.Word("role", "sponsor, decision maker, champion, user", r => r.Contact.Role),
        FieldOf<ContactRow>.Word("title", "as printed on the card", r => r.Contact.Title),
        FieldOf<ContactRow>.Choice("consent", "whether mail may be sent", r => r.Contact.Consent, Same("granted", "denied", "unknown")),
        FieldOf<ContactRow>.Choice("bounced", "mail that came back", r => r.Contact.Bounce != "none", new Dictionary<string, bool>(StringComparer.Ordinal) { ["yes"] = true, ["no"] = false }),
        FieldOf<ContactRow>.Exact("account", "id of their account", r => r.Account.ExternalId),
        FieldOf<ContactRow>.Instant("updated", "last changed", r => r.Contact.UpdatedAt),
        FieldOf<ContactRow>.Instant("created", "first heard of", r => r.Contact.CreatedAt),
        FieldOf<ContactRow>.Choice("archived", "put aside", r => r.Contact.Archived, new Dictionary<string, bool>(StringComparer.Ordinal) { ["yes"] = true, ["no"] = false }),
    ];

    /// <summary>A field of accounts, asked of the contact's account.</summary>
    public static RowField<ContactRow> Lifted(RowField<AccountRow> field) =>
        new(field.Field with { Name = OfAccount + field.Field.Name, Words = $"{field.Field.Words}, of the account" }, (condition, terms) => Of(field.Where(condition, terms))) { IsSpelled = field.IsSpelled };

    public static Expression<Func<ContactRow, bool>> Search(string text)
    {
        var key = FoldedKey.Of(text);
        return r => r.Contact.NameKey.Contains(key) || (r.Contact.EmailKey != null && r.Contact.EmailKey.Contains(key)) || r.Account.NameKey.Contains(key) || r.Contact.ExternalId == text;
    }

    private static Expression<Func<ContactRow, bool>> Of(Expression<Func<AccountRow, bool>> where)
    {
        Expression<Func<ContactRow, AccountRow>> account = r => r.Account;
        return Expression.Lambda<Func<ContactRow, bool>>(new Put(where.Parameters[0], account.Body).Visit(where.Body)!, account.Parameters);
    }

    private static Dictionary<string, string> Same(params string[] words) => words.ToDictionary(word => word, StringComparer.Ordinal);

    private sealed class Put(ParameterExpression parameter, Expression value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? value : node;
    }
}
