using Perennial.App.Filters;
using Perennial.App.Views;

namespace Perennial.App.Accounts;

/// <summary>All that the accounts list shows.</summary>
public sealed record AccountListView
{
    public required ListState State { get; init; }
    public required ListViews Views { get; init; }
    public required FilterView Filter { get; init; }
    public required IReadOnlyList<AccountColumn> Columns { get; init; }
    public required IReadOnlyList<AccountColumn> AllColumns { get; init; }
    public required string Currency { get; init; }
    public DrawnRows? Rows { get; init; }
    public AccountTotals Totals { get; init; } = AccountTotals.None;

    /// <summary>The day as of which the list is; null for now.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>There is no account at all that the viewer could see.</summary>
    public bool IsEmptyWorkspace { get; init; }
    public bool MayChange { get; init; }
    public bool MayCreate { get; init; }
    public string Sort => State.Sort ?? AccountOrders.Largest;
}
