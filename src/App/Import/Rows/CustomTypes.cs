using System.Text.Encodings.Web;
using System.Text.Json;
using Perennial.App.Fields;
using Perennial.App.Import.Fields;
using Perennial.App.Import.Mapping;

namespace Perennial.App.Import.Rows;

/// <summary>The custom fields that were defined, as columns and programs call them. For one reader at a time.</summary>
public sealed class CustomTypes(IReadOnlyList<CustomField> fields)
{
    private readonly Dictionary<(string Kind, string Name), Known?> _known = [];

    public static CustomTypes None { get; } = new([]);

    /// <param name="Field">Its name in facts.</param>
    /// <param name="Name">The same as JSON has it.</param>
    /// <param name="Type">How it is read.</param>
    public sealed record Known(string Field, JsonEncodedText Name, FieldType Type);

    /// <summary>What may be named of a kind, for who named something else.</summary>
    public string Words(string kind) => fields.Where(f => f.Subject == kind).Select(f => "custom." + f.Field).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } names
        ? $"Defined are: {string.Join(", ", names)}."
        : "None is defined: define it under Settings, Custom fields.";

    /// <summary>The field that a column is: of its very name, or of one that differs only in case, spaces and dashes.</summary>
    public Known? Find(string kind, string name)
    {
        if (fields.Count == 0) return null;
        if (_known.TryGetValue((kind, name), out var known)) return known;
        var folded = HeaderName.Folded(name);
        var field = fields.FirstOrDefault(f => f.Subject == kind && f.Field == name) ?? fields.FirstOrDefault(f => f.Subject == kind && (HeaderName.Folded(f.Field) == folded || HeaderName.Folded(f.Label) == folded));
        return _known[(kind, name)] = field is null ? null : new(field.Field, JsonEncodedText.Encode(field.Field, JavaScriptEncoder.UnsafeRelaxedJsonEscaping), new CustomType(field));
    }
}
