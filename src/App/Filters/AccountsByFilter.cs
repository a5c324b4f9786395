using Perennial.App.Access;

namespace Perennial.App.Filters;

/// <summary>The accounts that a filter leaves to a viewer. What knows accounts answers, what measures them asks.</summary>
public delegate Task<FilteredAccounts> AccountsByFilter(string filter, Viewer viewer, CancellationToken cancellation);
