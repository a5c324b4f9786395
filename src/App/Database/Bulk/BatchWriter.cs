using Perennial.App.Import;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;
namespace Perennial.App.Database.Bulk;

/// <summary>Writes batches of rows of one target, each in one transaction, with the import's progress in it when there is an import.</summary>
public sealed class BatchWriter : IDisposable
{
    private readonly Workspace _workspace;
    private readonly StoreConnection _connection;
    private readonly RowWriter _writer;
    private readonly ImportBook? _book;
    private readonly ChangeBook? _change;

    public BatchWriter(Workspace workspace, ImportTarget target, WriteTerms terms, ChangeNote? change = null)
    {
        _workspace = workspace;
        _connection = workspace.Store.OpenAlone();
        _change = change is null ? null : new ChangeBook(_connection, workspace.Audit, change, terms.StartedAt);
        _writer = RowWriter.For(target, _connection, terms, _change);
        _book = terms.ImportId is { } import ? new ImportBook(_connection, import) : null;
    }

    /// <summary>Waits at the write gate, then writes the batch whole or not at all. Refusals that show only now are added to the batch's errors.</summary>
    public async Task<RowCounts> WriteAsync(RowBatch batch, CancellationToken cancellation)
    {
        using var held = await _workspace.Gate.EnterAsync(cancellation);
        _connection.Begin();
        try
        {
            _change?.Begin();
            var counts = Write(batch);
            _change?.End();
            _connection.Commit();
            return counts;
        }
        catch
        {
            _connection.Rollback();
            throw;
        }
    }

    /// <summary>Takes note of rows that an earlier run of the same file wrote.</summary>
    public void Recall(RowBatch batch)
    {
        for (var row = 0; row < batch.Count; row++) _writer.Recall(batch, row);
    }

    /// <summary>The change's number; 0 when there is none, or when nothing was changed.</summary>
    public long ChangeId => _change?.Id ?? 0;

    public void Dispose()
    {
        _change?.Dispose();
        _book?.Dispose();
        _writer.Dispose();
        _connection.Dispose();
    }

    private RowCounts Write(RowBatch batch)
    {
        _writer.Begin(_workspace.Gate.Turn);
        var named = _writer.AccountsNamed;
        var counts = new RowCounts(0, 0, 0, batch.RefusedRows);
        for (var row = 0; row < batch.Count; row++)
        {
            var outcome = _writer.Write(batch, row);
            counts = counts.Plus(outcome);
            if (outcome == RowOutcome.Refused) batch.Errors.Add(_writer.Refusal!);
        }
        if (_book is null) return counts;
        batch.Errors.Sort((a, b) => a.Place.CompareTo(b.Place));
        foreach (var error in batch.Errors) _book.Error(error);
        _book.Progress(counts, batch, _writer.AccountsNamed - named);
        return counts;
    }
}
