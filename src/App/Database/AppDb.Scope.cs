using Microsoft.EntityFrameworkCore;
using Perennial.App.Accounts;

namespace Perennial.App.Database;

/// <summary>The one place where the viewer's account scope meets the tables.</summary>
public sealed partial class AppDb
{
    public DbSet<Account> Accounts => Set<Account>();

    private void ScopeToViewer(ModelBuilder builder)
    {
        builder.Entity<Account>().HasQueryFilter("scope", account => Viewer.SeesEveryAccount || Viewer.AccountIds.Contains(account.Id));
    }
}
