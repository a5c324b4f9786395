using System.Globalization;
using System.Text;
using Perennial.App.Import.Csv;
using Perennial.App.Import.Files;

namespace Perennial.Cli.Curves;

/// <summary>A CSV file of counts or dates, read by the names of its columns. A cell that cannot be read ends it with its line and column: a curve over half a file would be another curve.</summary>
internal sealed class CountFile
{
    private readonly string _file;
    private readonly CsvHeader _header;
    private readonly string[] _names;

    /// <exception cref="CommandFailure">There is no such file, or it has no header.</exception>
    public CountFile(string file)
    {
        try
        {
            (_file, _header) = (file, CsvHeader.Read(file, null));
        }
        catch (Exception refused) when (refused is FileRefusedException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(refused.Message);
        }
        _names = [.. _header.Names.Select(name => name.Trim().ToLowerInvariant().Replace(' ', '_'))];
    }

    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (!_names.Contains(name, StringComparer.Ordinal)) return false;
        return true;
    }

    public string Names => string.Join(", ", _header.Names);

    /// <param name="names">Columns that it has.</param>
    public IEnumerable<Cells> Rows(params string[] names)
    {
        int[] places = [.. names.Select(name => Array.IndexOf(_names, name))];
        using var stream = File.OpenRead(_file);
        stream.Position = _header.RowsOffset;
        var records = new CsvRecords(stream, (byte)_header.Delimiter, _header.RowsOffset, _header.RowsLine) { Columns = _header.Names.Count };
        while (records.Read())
        {
            if (records.Fault is { } fault) throw new CommandFailure(string.Create(CultureInfo.InvariantCulture, $"line {records.Line}: {fault}"));
            yield return new(records.Line, names, [.. places.Select(place => place < records.Count ? Encoding.UTF8.GetString(records[place]).Trim() : "")]);
        }
    }

    /// <summary>One row's cells, in the order of the names asked for.</summary>
    internal sealed record Cells(long Line, string[] Names, string[] Texts)
    {
        public string Text(int at) => Texts[at];

        public double Number(int at) => double.TryParse(Texts[at], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= 0 ? number : throw Wrong(at, "is no number of 0 or more");

        public long Whole(int at) => long.TryParse(Texts[at], NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : throw Wrong(at, "is no whole number of 0 or more");

        public DateOnly Day(int at) => DateOnly.TryParseExact(Texts[at].Length > 10 ? Texts[at][..10] : Texts[at], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Wrong(at, "is no day such as 2024-01-31");

        public bool Flag(int at) => Texts[at].ToLowerInvariant() switch
        {
            "1" or "yes" or "true" or "churned" => true,
            "0" or "no" or "false" or "" => false,
            _ => throw Wrong(at, "is neither yes nor no"),
        };

        public CommandFailure Wrong(int at, string what) => new(string.Create(CultureInfo.InvariantCulture, $"line {Line}, {Names[at]}: '{Texts[at]}' {what}."));
    }
}
