using Perennial.App.Filters;
using Perennial.App.Views;

namespace Perennial.App.Contracts;

/// <summary>All that the contracts list shows.</summary>
public sealed record ContractListView(ListState State, ListViews Views, FilterView Filter, IReadOnlyList<ContractColumn> Columns, string Currency, DateOnly Today)
{
    public IReadOnlyList<ListedContract> Rows { get; init; } = [];
    public string? Next { get; init; }
    public ContractFilters.TotalsOf Totals { get; init; } = new(0, 0);
    public bool IsEmptyWorkspace { get; init; }
    public string Sort => State.Sort ?? ContractOrders.NextRenewal;
}
