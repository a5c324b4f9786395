using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database.Audit;
using Perennial.App.Database.Copy;

namespace Perennial.App.Database;

/// <summary>One opened workspace: its directory, its store and its one write gate. Code receives it; nothing reaches for a global.</summary>
public sealed class Workspace : IDisposable
{
    private const long LargestLog = 64 << 20;
    private readonly DbContextOptions<AppDb> _options;

    private Workspace(DataDirectory directory, Store store, TimeProvider clock)
    {
        Audit = new AuditChain(clock);
        Directory = directory;
        Store = store;
        Gate = new(store.ThrowIfLost, () => store.Checkpoint(LargestLog));
        var builder = new DbContextOptionsBuilder<AppDb>();
        store.Configure(builder);
        builder.UseApplicationServiceProvider(IdentityRules.ForModel);
        _options = builder.Options;
        store.Regained += AccessChanges.Raise;
    }

    public DataDirectory Directory { get; }
    public Store Store { get; }
    public WriteGate Gate { get; }

    /// <summary>For who holds the gate.</summary>
    public AuditChain Audit { get; }

    public AccessChanges AccessChanges { get; } = new();

    /// <param name="path">The data directory.</param>
    /// <param name="holder">Who opens it, for whoever finds it held.</param>
    /// <param name="clock">When migrations are applied.</param>
    /// <param name="relational">A PostgreSQL connection string; none for the embedded database in the directory.</param>
    public static Workspace Open(string path, string holder, TimeProvider clock, string? relational = null)
    {
        var directory = DataDirectory.Open(path, holder);
        Store? store = null;
        try
        {
            store = Store.Of(directory, relational, holder);
            store.Hold(holder);
            if (store.Has(StoreCopy.Progress)) throw new StoreUnreachableException($"A move into {store.Place} is not finished. Run perennial move again, or drop the schema.");
            if (store.Has(StoreCopy.Restoring)) throw new StoreUnreachableException($"A restore into {store.Place} is not finished. Run perennial restore again: it begins anew.");
            Migrator.Migrate(store, clock);
            RebuildProjections.IfDue(store);
            return new Workspace(directory, store, clock);
        }
        catch
        {
            store?.Close();
            directory.Dispose();
            throw;
        }
    }

    /// <summary>An opened store with its directory, as it is: nothing is migrated.</summary>
    internal static Workspace Over(DataDirectory directory, Store store, TimeProvider clock) => new(directory, store, clock);

    /// <summary>The store as this viewer may see it.</summary>
    public AppDb OpenFor(Viewer viewer) => new(_options, viewer, Gate, Audit, AccessChanges);

    public void Dispose()
    {
        Store.Close();
        Gate.Dispose();
        Directory.Dispose();
    }
}
