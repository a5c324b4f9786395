using Perennial.App.Import;
using Perennial.App.Import.Rows;
namespace Perennial.App.Database.Bulk;

/// <summary>Keeps an import's counts, errors and watermark, in the same transaction as its rows.</summary>
internal sealed class ImportBook : IDisposable
{
    public const int MostErrors = 100_000;
    private readonly long _import;
    private readonly Statement _progress, _error, _count;
    private long _errors;

    public ImportBook(StoreConnection connection, long import)
    {
        _import = import;
        _progress = connection.Prepare("""
            update imports set rows_new = rows_new + ?2, rows_changed = rows_changed + ?3, rows_unchanged = rows_unchanged + ?4, rows_refused = rows_refused + ?5,
              rows_done = rows_done + ?6, bytes_done = ?7, lines_done = ?8, accounts_named = accounts_named + ?9, rows_unmapped = rows_unmapped + ?10 where id = ?1
            """);
        _error = connection.Prepare("insert into import_errors (import_id, line, field, value, message) values (?1, ?2, ?3, ?4, ?5)");
        _count = connection.Prepare("select count(*) from import_errors where import_id = ?1");
        _count.Bind(1, import);
        _count.Step();
        _errors = _count.Long(0);
        _count.Reset();
    }

    public void Progress(RowCounts counts, RowBatch batch, int accountsNamed, long unmapped = 0)
    {
        _progress.Bind(1, _import);
        _progress.Bind(2, counts.New);
        _progress.Bind(3, counts.Changed);
        _progress.Bind(4, counts.Unchanged);
        _progress.Bind(5, counts.Refused);
        _progress.Bind(6, counts.Rows);
        _progress.Bind(7, batch.NextOffset);
        _progress.Bind(8, batch.NextLine - 1);
        _progress.Bind(9, accountsNamed);
        _progress.Bind(10, unmapped);
        _progress.Run();
    }

    public void Error(RowError error)
    {
        if (_errors++ >= MostErrors) return;
        _error.Bind(1, _import);
        _error.Bind(2, error.Place);
        _error.Bind(3, error.Field);
        _error.Bind(4, StorableText.Of(error.Value));
        _error.Bind(5, StorableText.Of(error.Message));
        _error.Run();
    }

    public void Dispose()
    {
        _progress.Dispose();
        _error.Dispose();
        _count.Dispose();
    }
}
