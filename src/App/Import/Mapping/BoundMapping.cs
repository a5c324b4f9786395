using System.Text;
using System.Text.Json;
using Perennial.App.Import.Csv;
using Perennial.App.Import.Fields;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;
using Perennial.Client;

namespace Perennial.App.Import.Mapping;

/// <summary>A mapping laid over a header: from here on a record is read by position.</summary>
public sealed class BoundMapping
{
    private readonly List<BoundField> _fields = [];
    private readonly List<(JsonEncodedText Name, string Shown, int Column)> _others = [];

    private BoundMapping(ImportKind kind, ImportMapping mapping)
    {
        Kind = kind;
        Mapping = mapping;
    }

    public ImportKind Kind { get; }
    public ImportMapping Mapping { get; }

    /// <summary>The columns kept beside the fields.</summary>
    public IReadOnlyList<string> Others => [.. _others.Select(o => o.Shown)];

    public FieldFormats Formats => new() { Decimal = Mapping.Decimal?[0] ?? '.', Thousands = Mapping.Thousands?[0], Dates = Mapping.Dates ?? [] };

    /// <summary>Lays the mapping over the header; gives what does not fit in <paramref name="problems"/>.</summary>
    public static BoundMapping? Bind(ImportKind kind, ImportMapping mapping, IReadOnlyList<string> header, out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        problems = found;
        if (mapping.Kind is { } other && other != kind.Name) found.Add($"The mapping is for {other}, and the file is imported as {kind.Name}.");
        if (mapping.Decimal is not (null or "." or ",")) found.Add("'decimal' is a point or a comma.");
        if (mapping.Thousands is { Length: not 1 }) found.Add("'thousands' is one character.");
        if (mapping.Thousands is { Length: 1 } thousands && thousands == (mapping.Decimal ?? ".")) found.Add("'decimal' and 'thousands' cannot be the same sign.");
        foreach (var twice in header.Where(n => n.Length > 0).GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1))
            found.Add($"The header has the column '{twice.Key}' {twice.Count()} times; give each its own name.");
        var bound = new BoundMapping(kind, mapping);
        foreach (var (name, source) in mapping.Columns) bound.BindField(name, source, header, found);
        foreach (var field in kind.Fields.Where(f => f.Required && !mapping.Columns.ContainsKey(f.Name)))
            found.Add($"No column is mapped to '{field.Name}', which {kind.Name} need. The file has: {string.Join(", ", header.Select(h => h.Length == 0 ? "(no name)" : h))}.");
        bound.CheckClaims(header, found);
        bound.BindOthers(header, found);
        return found.Count == 0 ? bound : null;
    }

    /// <summary>Reads a whole record into the draft.</summary>
    public void Read(CsvRecords record, RowDraft draft)
    {
        draft.Begin(record.Line);
        foreach (var field in _fields)
        {
            if (field.Plain) draft.Give(field.Field, record[field.Column]);
            else draft.Give(field.Field, Worked(field, record));
        }
        foreach (var (name, shown, column) in _others) draft.GiveOther(name, shown, shown, record[column]);
    }

    /// <summary>The field in whose column a fault lies, as far as that can be said.</summary>
    internal string? FieldAt(int column, IReadOnlyList<string> header) =>
        _fields.Find(f => f.Column == column)?.Field.Name ?? (column >= 0 && column < header.Count ? header[column] : null);

    private static ReadOnlySpan<byte> Worked(BoundField field, CsvRecords record)
    {
        foreach (var condition in field.When)
        {
            var value = Encoding.UTF8.GetString(Utf8Text.Trim(record[condition.Column]));
            if (!condition.Values.Contains(value, StringComparer.OrdinalIgnoreCase)) return [];
        }
        var raw = field.Column < 0 ? [] : Utf8Text.Trim(record[field.Column]);
        if (field.Map is { } map && map.TryGetValue(Encoding.UTF8.GetString(raw), out var meant)) return meant;
        return raw.IsEmpty && field.Value is { } value2 ? value2 : raw;
    }

    private void BindField(string name, ImportSource source, IReadOnlyList<string> header, List<string> problems)
    {
        if (Kind.Field(name) is not { } field)
        {
            problems.Add($"'{name}' is no field of {Kind.Name}. They are: {string.Join(", ", Kind.Fields.Select(f => f.Name))}.");
            return;
        }
        if (source.Column is null && source.Value is null) problems.Add($"'{name}' has neither a column nor a value.");
        var conditions = (source.When ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal))
            .Select(w => new BoundCondition(Column(name, w.Key, header, problems), w.Value)).ToList();
        _fields.Add(new BoundField(field, source.Column is { } column ? Column(name, column, header, problems) : -1,
            source.Value is { } value ? Encoding.UTF8.GetBytes(value) : null,
            source.Map?.ToDictionary(m => m.Key.Trim(), m => Encoding.UTF8.GetBytes(m.Value), StringComparer.OrdinalIgnoreCase), conditions));
    }

    private static int Column(string field, string name, IReadOnlyList<string> header, List<string> problems)
    {
        for (var i = 0; i < header.Count; i++)
            if (header[i] == name) return i;
        for (var i = 0; i < header.Count; i++)
            if (HeaderName.Folded(header[i]) == HeaderName.Folded(name)) return i;
        problems.Add($"'{field}' is mapped to the column '{name}', which the file does not have. It has: {string.Join(", ", header)}.");
        return -1;
    }

    private void CheckClaims(IReadOnlyList<string> header, List<string> problems)
    {
        foreach (var (claim, column) in Mapping.Claims ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (!Claim.All.Contains(claim, StringComparer.Ordinal)) problems.Add($"'{claim}' is no claim. They are: {string.Join(", ", Claim.All)}.");
            if (!header.Contains(column, StringComparer.Ordinal)) problems.Add($"'claims' names the column '{column}', which the file does not have.");
        }
        if (Mapping.Claims is { Count: > 0 } && Kind.OtherSlot < 0) problems.Add($"'claims' are not kept for {Kind.Name}.");
    }

    private void BindOthers(IReadOnlyList<string> header, List<string> problems)
    {
        if (Kind.OtherSlot < 0) return;
        var all = Mapping.Custom is null or ["*"];
        if (!all)
            foreach (var absent in Mapping.Custom!.Where(c => !header.Contains(c, StringComparer.Ordinal)))
                problems.Add($"'custom' names the column '{absent}', which the file does not have.");
        var mapped = _fields.Select(f => f.Column).ToHashSet();
        var kept = header.Select((name, column) => (Name: name, Column: column))
            .Where(h => h.Name.Length > 0 && (Mapping.Claims?.Values.Contains(h.Name, StringComparer.Ordinal) == true || (all ? !mapped.Contains(h.Column) && Mapping.Ignore?.Contains(h.Name, StringComparer.Ordinal) != true : Mapping.Custom!.Contains(h.Name, StringComparer.Ordinal))))
            .OrderBy(h => h.Name, StringComparer.Ordinal);
        foreach (var (name, column) in kept) _others.Add((JsonEncodedText.Encode(name, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping), name, column));
    }
}
