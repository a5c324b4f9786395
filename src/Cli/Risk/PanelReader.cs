using System.Globalization;
using System.Text;
using Perennial.App.Import.Csv;
using Perennial.App.Import.Files;
using Perennial.Core.Risk;

namespace Perennial.Cli.Risk;

/// <summary>Reads a panel from CSV in UTF-8. A row with a cell that cannot be read is refused with its line and column, and costs no other.</summary>
internal sealed class PanelReader
{
    private const int MostErrors = 20, MostFeatures = 2000;
    private const long MostValues = 250_000_000;
    private static readonly string[] _yes = ["1", "yes", "true", "y", "t", "churned", "lost"], _no = ["0", "no", "false", "n", "f", "stayed", "retained", "active"], _missing = ["", "na", "n/a", "null", "nan"];
    private readonly PanelSchema _schema;
    private readonly IReadOnlyList<string> _names;
    private readonly List<sbyte> _labels = [];
    private readonly List<string> _accounts = [];
    private readonly List<DateOnly> _times = [];
    private readonly List<int> _folds = [];
    private readonly List<long> _lines = [];
    private readonly List<PanelCells> _columns;
    private readonly int _label, _account, _time, _fold;
    private readonly string? _foldName;

    private PanelReader(PanelSchema schema, IReadOnlyList<string> names, string? fold)
    {
        (_schema, _names, _foldName) = (schema, names, fold);
        (_label, _account, _time, _fold) = (Place(schema.Label, "label"), Place(schema.Account, "account"), Place(schema.Time, "time"), Place(fold, "fold"));
        _columns = [.. schema.Features.Select(feature => new PanelCells(feature, Place(feature.Name, "columns"), Place(feature.KnownOn, "known_on")))];
        if (schema.Due is { } due && schema.Features.All(feature => feature.Name != due)) _columns.Add(new(new(due, ColumnKind.Flag, KnownAt.At, null, 0, IsTrusted: true), Place(due, "due"), -1));
    }

    /// <summary>Where each row of the panel stands in the file.</summary>
    public IReadOnlyList<long> Lines => _lines;

    /// <summary>Rows that were refused: the first, each with its line and column.</summary>
    public List<string> Errors { get; } = [];
    public int Refused { get; private set; }

    /// <summary>Columns of the file that the schema does not name.</summary>
    public IReadOnlyList<string> LeftOut => [.. _names.Except(_columns.Select(column => column.Name)).Except(new[] { _schema.Label, _schema.Account, _schema.Time, _foldName }.OfType<string>()).Except(_schema.Features.Select(f => f.KnownOn).OfType<string>())];

    /// <param name="file">CSV with a header.</param>
    /// <param name="schema">What its columns are.</param>
    /// <param name="fold">The column with fold numbers; null for none.</param>
    /// <exception cref="CommandFailure">The file has no such column, or no rows.</exception>
    public static (Panel Panel, PanelReader Reader) Read(string file, PanelSchema schema, string? fold)
    {
        try
        {
            var header = CsvHeader.Read(file, null);
            var reader = new PanelReader(schema, header.Names, fold);
            using var stream = File.OpenRead(file);
            stream.Position = header.RowsOffset;
            var records = new CsvRecords(stream, (byte)header.Delimiter, header.RowsOffset, header.RowsLine) { Columns = header.Names.Count };
            while (records.Read()) reader.Add(records);
            if (reader._labels.Count == 0) throw new CommandFailure(reader.Refused == 0 ? $"{file} has a header and no rows." : $"No row of {file} can be read. {reader.Errors[0]}");
            return (Fitting(reader.Panel()), reader);
        }
        catch (Exception refused) when (refused is FileRefusedException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new CommandFailure(refused.Message);
        }
    }

    private Panel Panel() => new()
    {
        Labels = [.. _labels],
        Accounts = _accounts,
        Times = [.. _times],
        Folds = [.. _folds],
        HorizonDays = _schema.HorizonDays,
        Columns = [.. _columns.Select(column => column.Column())],
    };

    /// <summary>What a machine of the usual size can hold; a panel beyond it is refused by its widest columns.</summary>
    private static Panel Fitting(Panel panel)
    {
        static int Width(PanelColumn column) => column.Kind == ColumnKind.Category ? Math.Min(column.Levels.Count, PanelColumn.MostLevels + 1) : 1;
        var features = panel.Columns.Sum(Width);
        return features <= MostFeatures && (long)features * panel.Rows <= MostValues ? panel
            : throw new CommandFailure(string.Create(CultureInfo.InvariantCulture, $"The columns become {features} features of {panel.Rows} rows; at most {MostFeatures} features and {MostValues} values are fitted. Leave columns out; the widest are {string.Join(", ", panel.Columns.OrderByDescending(Width).Take(5).Select(column => column.Name))}."));
    }

    private void Add(CsvRecords records)
    {
        if (records.Fault is { } fault)
        {
            Refuse(records.Line, null, fault);
            return;
        }
        if (!TryLabel(Cell(records, _label), out var label))
        {
            Refuse(records.Line, _schema.Label, $"'{Cell(records, _label)}' says neither that it churned nor that it stayed");
            return;
        }
        var (time, fold) = (default(DateOnly), 0);
        if (_time >= 0 && !TryDay(Cell(records, _time), out time)) Refuse(records.Line, _schema.Time, $"'{Cell(records, _time)}' is no day such as 2024-01-31");
        else if (_fold >= 0 && !int.TryParse(Cell(records, _fold), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out fold)) Refuse(records.Line, _foldName, $"'{Cell(records, _fold)}' is no number of a fold");
        else if (_columns.FirstOrDefault(column => !column.Reads(Cell(records, column.Place), column.KnownPlace < 0 ? null : Cell(records, column.KnownPlace))) is { } wrong) Refuse(records.Line, wrong.Name, wrong.Wrong!);
        else
        {
            foreach (var column in _columns) column.Take();
            _labels.Add(label);
            _lines.Add(records.Line);
            if (_account >= 0) _accounts.Add(Cell(records, _account));
            if (_time >= 0) _times.Add(time);
            if (_fold >= 0) _folds.Add(fold);
        }
    }

    private bool TryLabel(string text, out sbyte label)
    {
        label = IsMissing(text) ? Core.Risk.Panel.Open : (sbyte)(IsChurned(text) ? 1 : 0);
        return _schema.Churned.Count > 0 || IsMissing(text) || _yes.Contains(text, StringComparer.OrdinalIgnoreCase) || _no.Contains(text, StringComparer.OrdinalIgnoreCase);
    }

    private bool IsChurned(string text) => (_schema.Churned.Count > 0 ? _schema.Churned : _yes).Contains(text, StringComparer.OrdinalIgnoreCase);

    internal static bool IsMissing(string text) => _missing.Contains(text, StringComparer.OrdinalIgnoreCase);

    internal static bool? Flag(string text) => _yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? true : _no.Contains(text, StringComparer.OrdinalIgnoreCase) ? false : null;

    internal static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text.Length > 10 && text[10] is 'T' or ' ' ? text[..10] : text, ["yyyy-MM-dd", "yyyy-MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private void Refuse(long line, string? column, string why)
    {
        if (++Refused <= MostErrors) Errors.Add(string.Create(CultureInfo.InvariantCulture, $"line {line}{(column is null ? "" : $", {column}")}: {why}"));
    }

    private static string Cell(CsvRecords records, int place) => place < records.Count ? Encoding.UTF8.GetString(records[place]).Trim() : "";

    private int Place(string? name, string part)
    {
        if (name is null) return -1;
        var place = _names.ToList().IndexOf(name);
        return place >= 0 ? place : throw new CommandFailure($"The schema names '{name}' under '{part}', and the file has no such column. It has {string.Join(", ", _names)}.");
    }
}
