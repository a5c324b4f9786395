using System.Text;
using Perennial.App.Import.Csv;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Mapping;
using Perennial.App.Import.Rows;
using Perennial.Client;

namespace Perennial.App.Import.Files;

/// <summary>The first rows of a file, as they stand and as a mapping reads them.</summary>
internal static class FilePreview
{
    private const int Rows = 20;

    public static ImportPreview Of(string file, ImportRun run, ImportKind kind, CsvHeader header, ImportMapping mapping, ImportMapping? saved,
        BoundMapping? bound, RowContext? context, IReadOnlyList<string> problems)
    {
        var rows = new List<ImportPreviewRow>();
        var sample = new List<IReadOnlyList<string>>();
        using var stream = File.OpenRead(file);
        stream.Position = header.RowsOffset;
        var records = new CsvRecords(stream, (byte)header.Delimiter, header.RowsOffset, header.RowsLine) { Columns = header.Names.Count };
        var draft = bound is null ? null : new RowDraft(kind, context!);
        while (sample.Count < Rows && records.Read())
        {
            sample.Add(Cells(records));
            if (draft is not null) rows.Add(Row(records, bound!, draft, header));
        }
        return new ImportPreview(kind.Name, header.Names, run.Encoding, run.Delimiter, mapping, saved, bound?.Others ?? [], problems, rows, sample);
    }

    private static IReadOnlyList<string> Cells(CsvRecords records) => records.Fault is null
        ? [.. Enumerable.Range(0, records.Count).Select(i => Utf8Text.Excerpt(records[i], 200))]
        : [Utf8Text.Excerpt(records.Excerpt, 200)];

    private static ImportPreviewRow Row(CsvRecords records, BoundMapping bound, RowDraft draft, CsvHeader header)
    {
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        if (records.Fault is { } fault)
            return new ImportPreviewRow(records.Line, none, [new ImportErrorRow(records.Line, bound.FieldAt(records.FaultField, header.Names), Utf8Text.Excerpt(records.Excerpt), fault)]);
        bound.Read(records, draft);
        draft.Finish(new RowBatch(bound.Kind));
        foreach (var field in bound.Kind.Fields.Where(f => draft.Has(f.Slot))) none[field.Name] = draft.Text(field.Slot);
        return new ImportPreviewRow(records.Line, none, [.. draft.Errors.Select(e => new ImportErrorRow(e.Place, e.Field, e.Value, e.Message))]);
    }
}
