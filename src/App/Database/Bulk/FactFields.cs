using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Perennial.App.Database.Bulk;

/// <summary>What a fact says of an account or a contact: fields by name, where null clears one. Applied in order, facts make the current state.</summary>
internal sealed class FactFields
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Lists = ["tags", "co_owners", "other_domains", "subscriptions"];
    private const string CustomPrefix = "custom.";
    private readonly SortedDictionary<string, string?> _fields = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string?> _custom = new(StringComparer.Ordinal);

    public string? this[string field]
    {
        get => _fields.GetValueOrDefault(field);
        set => _fields[field] = value;
    }

    public bool IsEmpty => _fields.Count == 0 && _custom.Count == 0;

    /// <summary>What is said of a field; a custom one is named <c>custom.name</c>.</summary>
    public string? Said(string field) => IsCustom(field) ? _custom.GetValueOrDefault(field[CustomPrefix.Length..]) : _fields.GetValueOrDefault(field);

    public void Say(string field, string? value)
    {
        if (IsCustom(field)) _custom[field[CustomPrefix.Length..]] = value;
        else _fields[field] = value;
    }

    public void Drop(string field) => _fields.Remove(field);

    /// <summary>The custom fields that have a value.</summary>
    public IEnumerable<KeyValuePair<string, string>> Custom => _custom.Where(c => c.Value is not null).Select(c => new KeyValuePair<string, string>(c.Key, c.Value!));

    public static FactFields Read(ReadOnlySpan<byte> json)
    {
        var fields = new FactFields();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject) ReadCustom(ref reader, fields._custom);
            else if (reader.TokenType == JsonTokenType.StartArray) fields[name] = Raw(ref reader, json);
            else fields[name] = reader.TokenType == JsonTokenType.Null ? null : reader.GetString();
        }
        return fields;
    }

    /// <summary>Takes in the custom fields written as one JSON object of texts and nulls.</summary>
    public void TakeCustom(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        ReadCustom(ref reader, _custom);
    }

    public void Apply(FactFields later)
    {
        foreach (var (name, value) in later._fields) _fields[name] = value;
        foreach (var (name, value) in later._custom) _custom[name] = value;
    }

    /// <summary>Whether applying the other would change nothing.</summary>
    public bool Says(FactFields other) =>
        other._fields.All(f => _fields.GetValueOrDefault(f.Key) == f.Value) && other._custom.All(c => _custom.GetValueOrDefault(c.Key) == c.Value);

    /// <summary>What applying the other would change: the field, what it says now and what it would say.</summary>
    public IEnumerable<(string Field, string? From, string? To)> Differences(FactFields other) =>
        other._fields.Where(f => _fields.GetValueOrDefault(f.Key) != f.Value).Select(f => (f.Key, _fields.GetValueOrDefault(f.Key), f.Value))
            .Concat(other._custom.Where(c => _custom.GetValueOrDefault(c.Key) != c.Value).Select(c => (CustomPrefix + c.Key, _custom.GetValueOrDefault(c.Key), c.Value)));

    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in _fields)
            {
                if (value is not null && Lists.Contains(name)) WriteRaw(writer, name, value);
                else writer.WriteString(name, value);
            }
            if (_custom.Count > 0) WriteCustom(writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static bool IsCustom(string field) => field.StartsWith(CustomPrefix, StringComparison.Ordinal);

    private static void WriteRaw(Utf8JsonWriter writer, string name, string json)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(json, skipInputValidation: true);
    }

    private void WriteCustom(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("custom");
        foreach (var (name, value) in _custom) writer.WriteString(name, value);
        writer.WriteEndObject();
    }

    private static void ReadCustom(ref Utf8JsonReader reader, SortedDictionary<string, string?> custom)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            custom[name] = reader.TokenType == JsonTokenType.Null ? null : reader.GetString();
        }
    }

    private static string Raw(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]);
    }
}
