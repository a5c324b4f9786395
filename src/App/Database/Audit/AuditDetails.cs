using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Perennial.App.Database.Audit;

/// <summary>Fields with what they were and what they became, as they stand in the chain: one JSON object.</summary>
public sealed class AuditDetails
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SortedDictionary<string, (string? From, string? To)> _fields = new(StringComparer.Ordinal);

    public static AuditDetails None => new();

    public bool IsEmpty => _fields.Count == 0;

    public AuditDetails Add(string field, string? from, string? to)
    {
        _fields[field] = (from, to);
        return this;
    }

    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            foreach (var (field, (from, to)) in _fields)
            {
                writer.WriteStartObject(field);
                if (from is not null) writer.WriteString("from", from);
                if (to is not null) writer.WriteString("to", to);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IReadOnlyList<(string Field, string? From, string? To)> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Select(f => (f.Name, Part(f.Value, "from"), Part(f.Value, "to")))];
    }

    private static string? Part(JsonElement field, string name) => field.TryGetProperty(name, out var value) ? value.GetString() : null;
}
