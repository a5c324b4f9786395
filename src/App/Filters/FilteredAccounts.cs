using Perennial.Core.Filters;

namespace Perennial.App.Filters;

/// <summary>The numbers of the accounts that a filter leaves; null with what is wrong when it cannot be read.</summary>
public sealed record FilteredAccounts(IReadOnlySet<long>? Accounts, FilterError? Error);
