using Microsoft.EntityFrameworkCore;
using Perennial.App.Database.Copy;
using Perennial.App.Database.Postgres;
using Perennial.App.Database.Sqlite;

namespace Perennial.App.Database;

/// <summary>The relational store of a workspace: one engine, opened in one way.</summary>
public abstract class Store
{
    /// <summary>Name and version, as <c>SQLite 3.50.4</c>.</summary>
    public abstract string Engine { get; }

    /// <summary>As its twins of migrations are named: <c>sqlite</c> or <c>postgres</c>.</summary>
    public abstract string Word { get; }

    /// <summary>Engine and place, for people.</summary>
    public abstract string Place { get; }

    /// <summary>The store that a workspace's configuration names: a PostgreSQL connection string, or the embedded one in its directory.</summary>
    /// <exception cref="StoreUnreachableException">The database server cannot be used.</exception>
    public static Store Of(DataDirectory directory, string? relational, string holder)
    {
        if (string.IsNullOrWhiteSpace(relational)) return new SqliteStore(directory.DatabaseFile);
        try
        {
            return new PostgresStore(new PostgresAddress(relational), "perennial " + holder);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new StoreUnreachableException($"Store:Relational is no PostgreSQL connection string: {e.Message}", e);
        }
    }

    /// <summary>This process holds the store again after it did not: others may have written meanwhile, and what is remembered is void.</summary>
    public event Action? Regained;

    protected void TellRegained() => Regained?.Invoke();

    /// <summary>Takes the store for this process and makes it ready for its tables.</summary>
    public virtual void Hold(string holder)
    {
    }

    /// <exception cref="StoreLostException">This process does not hold the store any more.</exception>
    public virtual void ThrowIfLost()
    {
    }

    public abstract StoreConnection Open();

    /// <summary>A connection of its own for bulk work, of which nothing stays behind in the pool.</summary>
    public abstract StoreConnection OpenAlone();

    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>Moves a large log into the database, where that is the writer's to do. Call while holding the write gate.</summary>
    public abstract void Checkpoint(long onlyAboveBytes);

    /// <summary>Lets the engine look at what its tables hold, so that it reads lists along the right index. Call while holding the write gate, after many rows were written.</summary>
    public abstract void Analyze();

    /// <summary>What the engine finds wrong in its files and in references between tables; nothing when all is well.</summary>
    public abstract IReadOnlyList<string> IntegrityProblems();

    /// <summary>A migration in the engine's own words.</summary>
    public abstract string Render(string migration);

    /// <summary>Every table, the store's own too.</summary>
    public abstract IEnumerable<StoredTable> Tables();

    public bool Has(string table) => Tables().Any(t => t.Name == table);

    /// <summary>The last number that each numbered table gave.</summary>
    public abstract IReadOnlyDictionary<string, long> LastIds();

    /// <summary>Sees to it that new rows are numbered behind these, and behind those that came with their numbers.</summary>
    public abstract void SetLastIds(IReadOnlyDictionary<string, long> ids);

    /// <summary>Drops every table of a store that is being restored. With a run's own mark, only when that still stands: nobody else has taken the place since.</summary>
    public void Empty(string? mark = null)
    {
        ThrowIfLost();
        var tables = Tables().ToList();
        using var connection = Open();
        connection.Begin();
        if (mark is not null && !IsMarked(connection, mark)) return;
        foreach (var table in StoredTable.InOrder(tables).Reverse()) connection.Run($"drop table {table.Name}");
        foreach (var own in tables.Where(t => StoredTable.IsOfTheStore(t.Name))) connection.Run($"drop table {own.Name}");
        connection.Commit();
    }

    /// <summary>The restore with this mark is done: from now on the store is served.</summary>
    public void Unmark(string mark)
    {
        using var connection = Open();
        connection.Begin();
        if (!IsMarked(connection, mark)) throw new StoreUnreachableException($"Another restore has taken {Place} meanwhile.");
        connection.Run($"drop table {StoreCopy.Restoring}");
        connection.Commit();
    }

    private bool IsMarked(StoreConnection connection, string mark)
    {
        if (!Has(StoreCopy.Restoring)) return false;
        using var marks = connection.Prepare($"select name from {StoreCopy.Restoring} where name = ?1");
        marks.Bind(1, mark);
        var found = marks.Step();
        marks.Reset();
        return found;
    }

    /// <summary>Lets go of every connection that is kept for reuse.</summary>
    public abstract void Close();
}
