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

    /// <summary>A field of accounts, asked of the contact's account.</summary>
    public static RowField<ContactWithAccount> Lifted(RowField<AccountRow> field) =>
        new(field.Field with { Name = OfAccount + field.Field.Name, Aliases = [.. field.Field.Aliases.Select(alias => OfAccount + alias)], Words = $"{field.Field.Words}, of the account" }, (condition, terms) => Of(field.Where(condition, terms))) { IsSpelled = field.IsSpelled };

    public static Expression<Func<ContactWithAccount, bool>> Search(string text)
    {
        var key = FoldedKey.Of(text);
        return r => r.Contact.NameKey.Contains(key) || (r.Contact.EmailKey != null && r.Contact.EmailKey.Contains(key)) || r.Account.NameKey.Contains(key) || r.Contact.ExternalId == text;
    }

    private static Expression<Func<ContactWithAccount, bool>> Of(Expression<Func<AccountRow, bool>> where)
    {
        Expression<Func<ContactWithAccount, AccountRow>> account = r => r.Account;
        return Expression.Lambda<Func<ContactWithAccount, bool>>(new Put(where.Parameters[0], account.Body).Visit(where.Body)!, account.Parameters);
    }

    private static Dictionary<string, string> Same(params string[] words) => words.ToDictionary(word => word, StringComparer.Ordinal);

    private sealed class Put(ParameterExpression parameter, Expression value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? value : node;
    }
}
