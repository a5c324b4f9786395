using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database.Audit;
using Perennial.App.Settings;

namespace Perennial.App.Database;

/// <summary>The workspace's relational store, opened for one viewer. Every read goes through the viewer's scope; every write goes through the workspace's one gate.</summary>
public sealed partial class AppDb(DbContextOptions<AppDb> options, Viewer viewer, WriteGate gate, AuditChain chain, AccessChanges access)
    : IdentityUserContext<Person, long>(options)
{
    /// <summary>Who looks. Query filters read it, so that scope has its one place.</summary>
    public Viewer Viewer { get; } = viewer;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var isAccess = ChangeTracker.Entries().Any(e => e.Entity is Person or Session or ApiToken or SettingFact or IdentityUserPasskey<long> && e.State is not (EntityState.Unchanged or EntityState.Detached));
        try
        {
            return await SaveAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            if (isAccess) access.Raise();
        }
    }

    private async Task<int> SaveAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        await ScopeGuard.CheckAsync(this, cancellationToken);
        StorableText.Apply(ChangeTracker);
        using var held = await gate.EnterAsync(cancellationToken);
        var trail = AuditTrail.Of(ChangeTracker);
        if (trail.IsEmpty) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await TellAsync(trail, cancellationToken);
        if (transaction is not null) await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    /// <summary>Puts what was saved at the end of the audit chain, in the same transaction.</summary>
    private async Task TellAsync(AuditTrail trail, CancellationToken cancellation)
    {
        var head = await AuditHead.AsNoTracking().FirstOrDefaultAsync(cancellation);
        chain.Load(head is null ? null : (head.Seq, head.Hash));
        AuditEntries.AddRange([.. trail.Notes().Select(note => chain.Seal(note, Viewer))]);
        AuditHead.Entry(new AuditHead { One = 1, Seq = chain.Seq, Hash = chain.Hash }).State = head is null ? EntityState.Added : EntityState.Modified;
        await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancellation);
        foreach (var told in ChangeTracker.Entries().Where(e => e.Entity is AuditEntry or Audit.AuditHead).ToList()) told.State = EntityState.Detached;
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
