using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;

namespace Perennial.App.Database;

public sealed partial class AppDb
{
    public DbSet<Person> People => Users;
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
}
