using Perennial.App.Filters;
using Perennial.App.Views;

namespace Perennial.App.Contacts;

/// <summary>All that the contacts list shows.</summary>
public sealed record ContactListView(ListState State, ListViews Views, FilterView Filter, IReadOnlyList<ContactColumn> Columns, IReadOnlyList<ContactColumn> AllColumns, string Currency, IReadOnlyList<ListedContact> Rows, string? Next, long Count, bool IsEmptyWorkspace);
