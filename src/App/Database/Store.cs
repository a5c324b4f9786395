using Microsoft.EntityFrameworkCore;

namespace Perennial.App.Database;

/// <summary>The relational store of a workspace: one engine, opened in one way.</summary>
public abstract class Store
{
    /// <summary>Name and version, as <c>SQLite 3.50.4</c>.</summary>
    public abstract string Engine { get; }

    public abstract StoreConnection Open();

    /// <summary>A connection of its own for bulk work, of which nothing stays behind in the pool.</summary>
    public abstract StoreConnection OpenAlone();

    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>Moves a large log into the database, where that is the writer's to do. Call while holding the write gate.</summary>
    public abstract void Checkpoint(long onlyAboveBytes);

    /// <summary>What the engine finds wrong in its files and in references between tables; nothing when all is well.</summary>
    public abstract IReadOnlyList<string> IntegrityProblems();

    /// <summary>A migration in the engine's own words.</summary>
    public abstract string Render(string migration);

    /// <summary>Lets go of every connection that is kept for reuse.</summary>
    public abstract void Close();
}
