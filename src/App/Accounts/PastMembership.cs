using Perennial.App.Database;

namespace Perennial.App.Accounts;

/// <summary>Which accounts were in which named segments on a day, by the segment's folded name.</summary>
public delegate Task<ILookup<long, string>> PastMembership(AppDb db, DateOnly day, CancellationToken cancellation);
