using System.Globalization;
using System.Linq.Expressions;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Fields;
using Perennial.App.Filters;
using Perennial.App.Shell;
using Perennial.Core.Filters;

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
    public static (RowOrder<ContactWithAccount> Order, bool Down) Of(string? sort, IReadOnlyList<CustomColumn> custom)
    {
        var name = string.IsNullOrEmpty(sort) ? "name" : sort.TrimStart('-');
        return (All.FirstOrDefault(order => order.Name == name) ?? (custom.FirstOrDefault(c => c.Word == name) is { } column ? Custom(column) : null)) is { } order ? (order, sort?.StartsWith('-') ?? false)
            : throw new BadFieldException("sort", $"'{sort}' is not an order. It is {string.Join(", ", Names)} or a custom field, with a minus for the other way round.");
    }

    /// <summary>By a custom field as it is compared; without a value stands before all values.</summary>
    private static RowOrder<ContactWithAccount> Custom(CustomColumn column)
    {
        var name = column.Name;
        if (column.Kind == FieldKind.Number)
            return Of(column.Word, r => r.CustomValues.Where(c => c.Field == name).Max(c => c.NumberE8) ?? long.MinValue, number => number, Cursor.Number, r => r.Contact.Custom.TryGetValue(name, out var text) ? CustomKey.UnitsOf(text) ?? long.MinValue : long.MinValue);
        if (column.IsOrdered)
            return Of(column.Word, r => r.CustomValues.Where(c => c.Field == name).Max(c => c.Day) ?? DateOnly.MinValue, AccountOrders.WriteDay, AccountOrders.ReadDay,
                r => r.Contact.Custom.TryGetValue(name, out var text) ? CustomField.DayOf(text) ?? DateOnly.MinValue : DateOnly.MinValue);
        return Of(column.Word, r => r.CustomValues.Where(c => c.Field == name).Max(c => c.TextKey) ?? "", text => text, text => text, r => r.Contact.Custom.TryGetValue(name, out var text) ? CustomKey.KeyOf(text) : "");
    }

    private static RowOrder<ContactWithAccount, TKey, ContactId> Of<TKey>(string name, Expression<Func<ContactWithAccount, TKey>> key, Func<TKey, object> write, Func<string, TKey> read, Func<ContactWithAccount, TKey>? ofRow = null) =>
        new(name, key, r => r.Contact.Id, contact => contact.Value, number => new ContactId(number), write, read, ofRow);
}
