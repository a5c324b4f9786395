using System.Linq.Expressions;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.App.Shell;

namespace Perennial.App.Contacts;

/// <summary>What the contacts list can be sorted by.</summary>
internal static class ContactOrders
{
    private static readonly RowOrder<ContactWithAccount>[] All =
    [
        Of("name", r => r.Contact.NameKey, text => text, text => text), Of("email", r => r.Contact.EmailKey ?? "", text => text, text => text), Of("role", r => r.Contact.Role ?? "", text => text, text => text),
        Of("account", r => r.Account.NameKey, text => text, text => text), Of("mrr", r => r.Account.MrrE8, number => number, Cursor.Number), Of("updated", r => r.Contact.UpdatedAt, at => Micros.Of(at), text => Micros.ToInstant(Cursor.Number(text))),
    ];

    public static IEnumerable<string> Names => All.Select(order => order.Name);

    /// <exception cref="BadFieldException">There is no such order.</exception>
    public static (RowOrder<ContactWithAccount> Order, bool Down) Of(string? sort)
    {
        var name = string.IsNullOrEmpty(sort) ? "name" : sort.TrimStart('-');
        return All.FirstOrDefault(order => order.Name == name) is { } order ? (order, sort?.StartsWith('-') ?? false)
            : throw new BadFieldException("sort", $"'{sort}' is not an order. It is {string.Join(", ", Names)}, with a minus for the other way round.");
    }

    private static RowOrder<ContactWithAccount, TKey, ContactId> Of<TKey>(string name, Expression<Func<ContactWithAccount, TKey>> key, Func<TKey, object> write, Func<string, TKey> read) =>
        new(name, key, r => r.Contact.Id, contact => contact.Value, number => new ContactId(number), write, read);
}
