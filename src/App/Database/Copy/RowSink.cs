namespace Perennial.App.Database.Copy;

/// <summary>Takes many rows of one table, inside a transaction. What was not completed is not kept.</summary>
public abstract class RowSink : IDisposable
{
    public abstract void Add(StoredRow row);

    public abstract void Complete();

    public abstract void Dispose();
}
