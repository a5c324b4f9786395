using Perennial.App.Database;
using Perennial.App.Filters;

namespace Perennial.App.Accounts;

/// <summary>Fields over accounts that another slice adds; asked with every filter, so keep what does not change.</summary>
public delegate ValueTask<IReadOnlyList<RowField<AccountRow>>> AccountFieldSource(AppDb db, CancellationToken cancellation);
