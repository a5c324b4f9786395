using Perennial.App.Database;

namespace Perennial.App.Accounts;

/// <summary>Points in hundredths and band of the overall health of accounts on a day.</summary>
public delegate Task<IReadOnlyDictionary<long, (int PointsE2, string? Band)>> PastHealth(AppDb db, DateOnly day, CancellationToken cancellation);
