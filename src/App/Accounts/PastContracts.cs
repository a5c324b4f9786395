using Perennial.App.Contracts;
using Perennial.App.Database;

namespace Perennial.App.Accounts;

/// <summary>How the contracts of accounts stood at the end of a day, by what had been said of them before <paramref name="end"/>.</summary>
public delegate Task<ILookup<long, ContractDays>> PastContracts(AppDb db, DateOnly day, DateTimeOffset end, CancellationToken cancellation);
