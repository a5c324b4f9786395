using Perennial.App.Import.Rows;

namespace Perennial.App.Database.Bulk;

/// <summary>Keeps the progress of an import whose rows go elsewhere than into this store.</summary>
public sealed class ProgressBook : IDisposable
{
    private readonly Workspace _workspace;
    private readonly StoreConnection _connection;
    private readonly ImportBook _book;

    public ProgressBook(Workspace workspace, long import)
    {
        _workspace = workspace;
        _connection = workspace.Store.OpenAlone();
        _book = new ImportBook(_connection, import);
    }

    /// <summary>After the batch's rows are safe: a run that is killed before goes over them again.</summary>
    public async Task NoteAsync(RowBatch batch, RowCounts counts, long unmapped, CancellationToken cancellation)
    {
        using var held = await _workspace.Gate.EnterAsync(cancellation);
        _connection.Begin();
        try
        {
            foreach (var error in batch.Errors) _book.Error(error);
            _book.Progress(counts, batch, 0, unmapped);
            _connection.Commit();
        }
        catch
        {
            _connection.Rollback();
            throw;
        }
    }

    public void Dispose()
    {
        _book.Dispose();
        _connection.Dispose();
    }
}
