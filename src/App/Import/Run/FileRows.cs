using Perennial.App.Database;
using Perennial.App.Import.Csv;
using Perennial.App.Import.Files;
using Perennial.App.Import.Mapping;
using Perennial.App.Import.Rows;

namespace Perennial.App.Import.Run;

/// <summary>Reads a stored file's rows into batches, from wherever an earlier run left off.</summary>
internal sealed class FileRows : IDisposable
{
    private const int MostBytes = 8 << 20;
    private readonly FileStream _file;
    private readonly CsvRecords _records;
    private readonly CsvHeader _header;
    private readonly BoundMapping _mapping;
    private readonly RowDraft _draft;

    public FileRows(string file, CsvHeader header, BoundMapping mapping, RowContext context, string encoding, long offset = 0, long line = 0)
    {
        (_header, _mapping) = (header, mapping);
        _file = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        (offset, line) = offset > 0 ? (offset, line) : (header.RowsOffset, header.RowsLine);
        _file.Position = offset;
        _records = new CsvRecords(_file, (byte)header.Delimiter, offset, line) { Columns = header.Names.Count, RewrittenFrom = encoding == "utf-8" ? null : encoding };
        _draft = new RowDraft(mapping.Kind, context);
    }

    /// <summary>Fills the batch; false when there was nothing left.</summary>
    public bool Fill(RowBatch batch, int rows)
    {
        batch.Clear();
        while (batch.Rows < rows && batch.Bytes < MostBytes && _records.Read())
        {
            if (_records.Fault is { } fault)
                batch.Refuse([new RowError(_records.Line, _mapping.FieldAt(_records.FaultField, _header.Names), Utf8Text.Excerpt(_records.Excerpt), fault)]);
            else
            {
                _mapping.Read(_records, _draft);
                _draft.Finish(batch);
            }
        }
        (batch.NextOffset, batch.NextLine) = (_records.NextOffset, _records.NextLine);
        return batch.Rows > 0;
    }

    public void Dispose() => _file.Dispose();
}
