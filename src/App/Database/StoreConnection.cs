using Perennial.App.Database.Copy;

namespace Perennial.App.Database;

/// <summary>A connection to the relational store beside EF's. SQL is one text for both engines; write with it only while holding the write gate.</summary>
public abstract class StoreConnection : IDisposable
{
    public abstract Statement Prepare(string sql);

    /// <summary>A statement whose rows are read as they come instead of being held: until it is disposed, nothing else runs on this connection.</summary>
    public abstract Statement Stream(string sql);

    /// <summary>Runs one or several statements without parameters and rows.</summary>
    public abstract void Run(string sql);

    /// <summary>Begins to write.</summary>
    public abstract void Begin();

    /// <summary>Begins to read: until the commit every statement sees the store as it is now.</summary>
    public abstract void BeginReading();

    public abstract void Commit();

    /// <summary>Takes back what was begun, if something was.</summary>
    public abstract void Rollback();

    /// <summary>Makes a table that only this connection sees and that goes with it.</summary>
    /// <param name="name">Unqualified.</param>
    /// <param name="columns">As in <c>create table</c>; <c>$id</c> is the numbered key.</param>
    /// <param name="key">The columns by which its rows are found, when it has no primary key for it.</param>
    /// <returns>The name to use in statements.</returns>
    public abstract string Temporary(string name, string columns, string? key);

    /// <summary>Takes many rows of a table of this store. Nothing else runs on this connection until it is disposed.</summary>
    public abstract RowSink Sink(StoredTable table);

    public abstract void Dispose();
}
