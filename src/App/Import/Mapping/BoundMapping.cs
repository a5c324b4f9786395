using System.Globalization;
using System.Text;
using Perennial.App.Fields;
using Perennial.App.Import.Csv;
using Perennial.App.Import.Fields;
using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;
using Perennial.Client;

namespace Perennial.App.Import.Mapping;

/// <summary>A mapping laid over a header: from here on a record is read by position.</summary>
public sealed class BoundMapping
{
    private const string CustomPrefix = "custom.";
    private readonly List<BoundField> _fields = [];
    private readonly List<BoundCustom> _named = [], _kept = [];
    private readonly CustomTypes _customs;
    private IReadOnlyList<BoundCustom> _all = [];

    private BoundMapping(ImportKind kind, ImportMapping mapping, CustomTypes customs)
    {
        Kind = kind;
        Mapping = mapping;
        _customs = customs;
    }

    public ImportKind Kind { get; }
    public ImportMapping Mapping { get; }

    /// <summary>The columns kept beside the fields.</summary>
    public IReadOnlyList<string> Others => [.. _kept.Select(o => o.Shown)];

    public FieldFormats Formats => new() { Decimal = Mapping.Decimal?[0] ?? '.', Thousands = Mapping.Thousands?[0], Dates = Mapping.Dates ?? [] };

    /// <summary>Lays the mapping over the header; null when something does not fit.</summary>
    /// <param name="kind">What the file is about.</param>
    /// <param name="mapping">As it was written or guessed.</param>
    /// <param name="header">The file's columns.</param>
    /// <param name="customs">The custom fields that were defined, which <c>columns</c> may name as <c>custom.NAME</c>.</param>
    /// <param name="problems">What does not fit.</param>
    public static BoundMapping? Bind(ImportKind kind, ImportMapping mapping, IReadOnlyList<string> header, CustomTypes customs, out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        problems = found;
        if (mapping.Kind is { } other && other != kind.Name) found.Add($"The mapping is for {other}, and the file is imported as {kind.Name}.");
        if (mapping.Decimal is not (null or "." or ",")) found.Add("'decimal' is a point or a comma.");
        if (mapping.Thousands is { Length: not 1 }) found.Add("'thousands' is one character.");
        if (mapping.Thousands is { Length: 1 } thousands && thousands == (mapping.Decimal ?? ".")) found.Add("'decimal' and 'thousands' cannot be the same sign.");
        foreach (var twice in header.Where(n => n.Length > 0).GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1))
            found.Add($"The header has the column '{twice.Key}' {twice.Count()} times; give each its own name.");
        var bound = new BoundMapping(kind, mapping, customs);
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
        foreach (var field in _fields) draft.Give(field.Field, field.Source.Of(record));
        foreach (var custom in _all) draft.GiveOther(custom.Json, custom.Name, custom.Shown, custom.Source.Of(record));
    }

    /// <summary>The field in whose column a fault lies, as far as that can be said.</summary>
    internal string? FieldAt(int column, IReadOnlyList<string> header) =>
        _fields.Find(f => f.Source.Column == column)?.Field.Name ?? _named.Find(c => c.Source.Column == column)?.Shown ?? (column >= 0 && column < header.Count ? header[column] : null);

    private void BindField(string name, ImportSource source, IReadOnlyList<string> header, List<string> problems)
    {
        if (name.StartsWith(CustomPrefix, StringComparison.Ordinal) && Kind.HasCustomFields)
        {
            if (CustomName(name, source.Line, problems) is { } field) _named.Add(new BoundCustom(field, name, Source(name, source, header, problems)));
            return;
        }
        if (Kind.Field(name) is { } own) _fields.Add(new BoundField(own, Source(name, source, header, problems)));
        else problems.Add($"{At(name, source.Line)} is no field of {Kind.Name}. They are: {string.Join(", ", Kind.Fields.Select(f => f.Name))}{(Kind.HasCustomFields ? ", and custom.NAME for a custom field" : "")}.");
    }

    /// <summary>As facts name it. Of contracts nothing is defined, so that any name is one.</summary>
    private string? CustomName(string name, int? line, List<string> problems)
    {
        var wanted = name[CustomPrefix.Length..].Trim();
        var field = CustomField.MayBeDefinedOf(Kind.Name) ? _customs.Find(Kind.Name, wanted)?.Field : wanted.Length is > 0 and <= CustomField.LongestName && !wanted.Any(char.IsControl) ? wanted : null;
        if (field is null) problems.Add($"{At(name, line)} is no custom field of {Kind.Name}. {_customs.Words(Kind.Name)}");
        else if (_named.Exists(c => c.Name == field)) problems.Add($"{At(name, line)} names the custom field {field} a second time.");
        else return field;
        return null;
    }

    private static string At(string name, int? line) => line is { } known ? string.Create(CultureInfo.InvariantCulture, $"'{name}' (line {known} of the mapping)") : $"'{name}'";

    private static BoundSource Source(string name, ImportSource source, IReadOnlyList<string> header, List<string> problems)
    {
        if (source.Column is null && source.Value is null) problems.Add($"'{name}' has neither a column nor a value.");
        var conditions = (source.When ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal))
            .Select(w => new BoundCondition(Column(name, w.Key, header, problems), w.Value)).ToList();
        return new BoundSource(source.Column is { } column ? Column(name, column, header, problems) : -1,
            source.Value is { } value ? Encoding.UTF8.GetBytes(value) : null,
            source.Map?.ToDictionary(m => m.Key.Trim(), m => Encoding.UTF8.GetBytes(m.Value), StringComparer.OrdinalIgnoreCase), conditions);
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
        var mapped = _fields.Select(f => f.Source.Column).Concat(_named.Select(c => c.Source.Column)).ToHashSet();
        var kept = header.Select((name, column) => (Name: name, Column: column))
            .Where(h => h.Name.Length > 0 && (Mapping.Claims?.Values.Contains(h.Name, StringComparer.Ordinal) == true || (all ? !mapped.Contains(h.Column) && Mapping.Ignore?.Contains(h.Name, StringComparer.Ordinal) != true : Mapping.Custom!.Contains(h.Name, StringComparer.Ordinal))))
            .OrderBy(h => h.Name, StringComparer.Ordinal);
        foreach (var (name, column) in kept)
        {
            if (_named.Find(c => c.Source.Column != column && c.Name == (_customs.Find(Kind.Name, name)?.Field ?? name)) is { } twice)
                problems.Add($"The column '{name}' would be kept as the custom field {twice.Name}, and '{twice.Shown}' is mapped to another one. Name it under 'ignore'.");
            else if (!_named.Exists(c => c.Source.Column == column)) _kept.Add(new BoundCustom(name, name, new BoundSource(column, null, null, [])));
        }
        _all = [.. _named.Concat(_kept).OrderBy(c => c.Name, StringComparer.Ordinal)];
    }
}
