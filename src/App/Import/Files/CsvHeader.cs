using System.Text;
using Perennial.App.Import.Csv;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Mapping;

namespace Perennial.App.Import.Files;

/// <summary>How a CSV file begins: what stands between its columns, their names, and where the rows start.</summary>
public sealed record CsvHeader(char Delimiter, IReadOnlyList<string> Names, long RowsOffset, long RowsLine)
{
    private static readonly char[] Delimiters = [',', ';', '\t'];

    /// <exception cref="FileRefusedException">There is no header, or it cannot be read.</exception>
    public static CsvHeader Read(string file, ImportKind? kind)
    {
        using var stream = File.OpenRead(file);
        var (offset, line, said) = Preamble(stream);
        var candidates = (said is { } one ? [one] : Delimiters).Select(d => TryRead(stream, d, offset, line)).ToList();
        var names = kind?.Fields.SelectMany(f => f.Aliases.Prepend(f.Name)).ToHashSet(StringComparer.Ordinal) ?? [];
        var best = candidates.MaxBy(c => c.Header is { } h ? h.Names.Count(n => names.Contains(HeaderName.Folded(n))) * 1000 + h.Names.Count : -1);
        if (best.Header is { } header) return header;
        throw new FileRefusedException(best.Fault is { } fault ? $"The header in line {line} cannot be read: {fault}." : "The file is empty. Its first line must name the columns.");
    }

    /// <summary>Reads over a byte-order mark and over the line <c>sep=;</c> that spreadsheets write.</summary>
    private static (long Offset, long Line, char? Delimiter) Preamble(Stream stream)
    {
        Span<byte> start = stackalloc byte[16];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var text = start[..read];
        var bom = text.StartsWith("\uFEFF"u8) ? 3 : 0;
        text = text[bom..];
        if (!text.StartsWith("sep="u8) || text.Length < 6) return (bom, 1, null);
        var end = text[5] == '\r' && text.Length > 6 && text[6] == '\n' ? 7 : 6;
        return text[5] is (byte)'\r' or (byte)'\n' ? (bom + end, 2, (char)text[4]) : (bom, 1, null);
    }

    private static (CsvHeader? Header, string? Fault) TryRead(Stream stream, char delimiter, long offset, long line)
    {
        stream.Position = offset;
        var records = new CsvRecords(stream, (byte)delimiter, offset, line);
        if (!records.Read()) return (null, null);
        if (records.Fault is { } fault) return (null, fault);
        var names = new List<string>(records.Count);
        for (var i = 0; i < records.Count; i++) names.Add(Encoding.UTF8.GetString(Utf8Text.Trim(records[i])));
        while (names is [.., ""]) names.RemoveAt(names.Count - 1);
        return names.Count == 0 ? (null, null) : (new CsvHeader(delimiter, names, records.NextOffset, records.NextLine), null);
    }
}
