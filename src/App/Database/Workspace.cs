using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;

namespace Perennial.App.Database;

/// <summary>One opened workspace: its directory, its store and its one write gate. Code receives it; nothing reaches for a global.</summary>
public sealed class Workspace : IDisposable
{
    private const long LargestLog = 64 << 20;
    private readonly DbContextOptions<AppDb> _options;

    private Workspace(DataDirectory directory, Store store)
    {
        Directory = directory;
        Store = store;
        Gate = new(() => store.Checkpoint(LargestLog));
        var builder = new DbContextOptionsBuilder<AppDb>();
        store.Configure(builder);
        builder.UseApplicationServiceProvider(IdentityRules.ForModel);
        _options = builder.Options;
    }

    public DataDirectory Directory { get; }
    public Store Store { get; }
    public WriteGate Gate { get; }

    public static Workspace Open(string path, string holder, TimeProvider clock)
    {
        var directory = DataDirectory.Open(path, holder);
        try
        {
            var store = new SqliteStore(directory.DatabaseFile);
            Migrator.Migrate(store, clock);
            return new Workspace(directory, store);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>The store as this viewer may see it.</summary>
    public AppDb OpenFor(Viewer viewer) => new(_options, viewer, Gate);

    public void Dispose()
    {
        Store.Close();
        Gate.Dispose();
        Directory.Dispose();
    }
}
