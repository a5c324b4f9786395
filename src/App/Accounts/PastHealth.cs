using Perennial.App.Database;

namespace Perennial.App.Accounts;

/// <summary>The overall health of accounts on a day.</summary>
public delegate Task<IReadOnlyDictionary<long, HealthOnDay>> PastHealth(AppDb db, DateOnly day, CancellationToken cancellation);
