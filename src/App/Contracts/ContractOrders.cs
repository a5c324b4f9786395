using System.Linq.Expressions;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Filters;
using Perennial.App.Shell;

namespace Perennial.App.Contracts;

/// <summary>What the contracts list can be sorted by. Of days that come, a contract without one stands behind all days.</summary>
internal static class ContractOrders
{
    /// <summary>What is to be renewed next is at the top.</summary>
    public const string NextRenewal = "renewal";

    private static readonly RowOrder<ContractWithAccount>[] All =
    [
        Day(NextRenewal, r => r.Today.RenewalOn ?? DateOnly.MaxValue), Day("notice", r => r.Today.NoticeBy ?? DateOnly.MaxValue), Day("end", r => r.Today.TermTo ?? DateOnly.MaxValue), Day("start", r => r.Contract.StartOn),
        Text("name", r => r.Contract.NameKey), Text("account", r => r.Account.NameKey), Text("status", r => r.Today.State), Text("owner", r => r.Account.OwnerEmail ?? ""), Money("mrr"), Money("arr"),
        Of("updated", r => r.Contract.UpdatedAt, at => Micros.Of(at), text => Micros.ToInstant(Cursor.Number(text))),
    ];

    public static IEnumerable<string> Names => All.Select(order => order.Name);

    /// <exception cref="BadFieldException">There is no such order.</exception>
    public static (RowOrder<ContractWithAccount> Order, bool Down) Of(string? sort)
    {
        var name = string.IsNullOrEmpty(sort) ? NextRenewal : sort.TrimStart('-');
        return All.FirstOrDefault(order => order.Name == name) is { } order ? (order, sort?.StartsWith('-') ?? false)
            : throw new BadFieldException("sort", $"'{sort}' is not an order. It is {string.Join(", ", Names)}, with a minus for the other way round.");
    }

    private static RowOrder<ContractWithAccount> Day(string name, Expression<Func<ContractWithAccount, DateOnly>> key) => Of(name, key, AccountOrders.WriteDay, AccountOrders.ReadDay);

    private static RowOrder<ContractWithAccount> Text(string name, Expression<Func<ContractWithAccount, string>> key) => Of(name, key, text => text, text => text);

    private static RowOrder<ContractWithAccount> Money(string name) => Of(name, r => r.Today.MrrE8, number => number, Cursor.Number);

    private static RowOrder<ContractWithAccount, TKey, long> Of<TKey>(string name, Expression<Func<ContractWithAccount, TKey>> key, Func<TKey, object> write, Func<string, TKey> read) =>
        new(name, key, r => r.Today.ContractId, number => number, number => number, write, read);
}
