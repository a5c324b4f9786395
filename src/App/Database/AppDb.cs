using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;

namespace Perennial.App.Database;

/// <summary>The workspace's relational store, opened for one viewer. Every read goes through the viewer's scope; every write goes through the workspace's one gate.</summary>
public sealed partial class AppDb(DbContextOptions<AppDb> options, Viewer viewer, WriteGate gate)
    : IdentityUserContext<Person, long>(options)
{
    /// <summary>Who looks. Query filters read it, so that scope has its one place.</summary>
    public Viewer Viewer { get; } = viewer;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await ScopeGuard.CheckAsync(this, cancellationToken);
        using var held = await gate.EnterAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Writes are asynchronous: call SaveChangesAsync, which waits at the write gate.");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        ScopeToViewer(builder);
        SnakeCase.Apply(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration) => TypeRules.Apply(configuration);
}
