using System.Globalization;
using System.Linq.Expressions;
using Perennial.App.Database;
using Perennial.App.Fields;
using Perennial.App.Filters;
using Perennial.App.Shell;
using Perennial.Core.Filters;

namespace Perennial.App.Accounts;

/// <summary>What the accounts list can be sorted by, each with an index behind it; what an account has several of, and custom fields, with an index by account.</summary>
internal static class AccountOrders
{
    public const string Largest = "-mrr";

    private static readonly RowOrder<AccountRow>[] All =
    [
        Text("name", a => a.NameKey), Text("id", a => a.ExternalId), Text("segment", a => a.Segment ?? ""), Text("owner", a => a.OwnerEmail ?? ""), Text("phase", a => a.Phase ?? ""), Text("country", a => a.Country ?? ""),
        Money("mrr", a => a.MrrE8), Money("arr", a => a.MrrE8), Money("change", a => a.ChangeE8), Day("since", a => a.FirstPaid), Coming("renewal", a => a.RenewalOn), Coming("notice", a => a.NoticeOn), Points("health", a => a.HealthE2), Instant("updated", a => a.UpdatedAt), Instant("created", a => a.CreatedAt),
    ];

    public static IEnumerable<string> Names => All.Select(order => order.Name);

    /// <exception cref="BadFieldException">There is no such order.</exception>
    public static (RowOrder<AccountRow> Order, bool Down) Of(string? sort, IReadOnlyList<CustomColumn> custom)
    {
        var name = string.IsNullOrEmpty(sort) ? "name" : sort.TrimStart('-');
        return (All.FirstOrDefault(order => order.Name == name) ?? (custom.FirstOrDefault(c => c.Word == name) is { } column ? Custom(column) : null)) is { } order ? (order, sort?.StartsWith('-') ?? false)
            : throw new BadFieldException("sort", $"'{sort}' is not an order. It is {string.Join(", ", Names)} or a custom field, with a minus for the other way round.");
    }

    public static bool IsCustom(string? sort) => sort?.TrimStart('-').StartsWith(CustomColumn.Prefix, StringComparison.Ordinal) ?? false;

    /// <summary>By a custom field as it is compared; without a value stands before all values.</summary>
    private static RowOrder<AccountRow> Custom(CustomColumn column)
    {
        var name = column.Name;
        if (column.Kind == FieldKind.Number)
            return new RowOrder<AccountRow, long, AccountId>(column.Word, a => a.CustomValues.Where(c => c.Field == name).Max(c => c.NumberE8) ?? long.MinValue, a => a.Id, id => id.Value, id => new(id), number => number, Cursor.Number,
                a => a.Custom.TryGetValue(name, out var text) ? AccountCustom.UnitsOf(text) ?? long.MinValue : long.MinValue);
        if (column.IsOrdered)
            return new RowOrder<AccountRow, DateOnly, AccountId>(column.Word, a => a.CustomValues.Where(c => c.Field == name).Max(c => c.Day) ?? DateOnly.MinValue, a => a.Id, id => id.Value, id => new(id), WriteDay, ReadDay,
                a => a.Custom.TryGetValue(name, out var text) ? CustomField.DayOf(text) ?? DateOnly.MinValue : DateOnly.MinValue);
        return new RowOrder<AccountRow, string, AccountId>(column.Word, a => a.CustomValues.Where(c => c.Field == name).Max(c => c.TextKey) ?? "", a => a.Id, id => id.Value, id => new(id), text => text, text => text,
            a => a.Custom.TryGetValue(name, out var text) ? AccountCustom.KeyOf(text) : "");
    }

    /// <summary>Without a day stands behind all days: what comes next is at the top.</summary>
    private static RowOrder<AccountRow, DateOnly, AccountId> Coming(string name, Expression<Func<AccountRow, DateOnly?>> of) =>
        Of(name, Expression.Lambda<Func<AccountRow, DateOnly>>(Expression.Coalesce(of.Body, Expression.Constant(DateOnly.MaxValue)), of.Parameters), a => a.Id, WriteDay, ReadDay);

    /// <summary>A row must be read with its counts for a cursor to be made of it.</summary>
    public static bool NeedsCounts(string? sort) => sort?.TrimStart('-') is "renewal" or "notice" or "health";

    internal static object WriteDay(DateOnly day) => day.DayNumber.ToString(CultureInfo.InvariantCulture);

    internal static DateOnly ReadDay(string text) => DateOnly.FromDayNumber((int)Math.Clamp(Cursor.Number(text), 0, DateOnly.MaxValue.DayNumber));

    private static RowOrder<AccountRow, string, AccountId> Text(string name, Expression<Func<AccountRow, string>> key) => Of(name, key, a => a.Id, text => text, text => text);

    private static RowOrder<AccountRow, long, AccountId> Money(string name, Expression<Func<AccountRow, long>> key) => Of(name, key, a => a.PayerId, number => number, Cursor.Number);

    private static RowOrder<AccountRow, int, AccountId> Points(string name, Expression<Func<AccountRow, int>> key) => Of(name, key, a => a.Id, number => (long)number, text => (int)Math.Clamp(Cursor.Number(text), int.MinValue, int.MaxValue));

    private static RowOrder<AccountRow, DateTimeOffset, AccountId> Instant(string name, Expression<Func<AccountRow, DateTimeOffset>> key) =>
        Of(name, key, a => a.Id, at => Micros.Of(at), text => Micros.ToInstant(Cursor.Number(text)));

    /// <summary>Without a day stands before all days; the day is a constant in the query's text, as it is in the index.</summary>
    private static RowOrder<AccountRow, DateOnly, AccountId> Day(string name, Expression<Func<AccountRow, DateOnly?>> of) =>
        Of(name, Expression.Lambda<Func<AccountRow, DateOnly>>(Expression.Coalesce(of.Body, Expression.Constant(DateOnly.MinValue)), of.Parameters), a => a.PayerId, WriteDay, ReadDay);

    private static RowOrder<AccountRow, TKey, AccountId> Of<TKey>(string name, Expression<Func<AccountRow, TKey>> key, Expression<Func<AccountRow, AccountId>> id, Func<TKey, object> write, Func<string, TKey> read) =>
        new(name, key, id, account => account.Value, number => new AccountId(number), write, read);
}
