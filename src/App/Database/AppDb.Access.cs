using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Shell;

namespace Perennial.App.Database;

public sealed partial class AppDb
{
    public DbSet<Person> People => Users;
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();
}
