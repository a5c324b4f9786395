using System.Buffers;
using System.Text.Json;

namespace Perennial.App.Import.Fields;

/// <summary>A JSON object, kept as it is.</summary>
public sealed class JsonObjectType : FieldType
{
    public static JsonObjectType Instance { get; } = new();

    public override string Expects => "a JSON object such as {\"plan\":\"pro\"}";

    public override string? Parse(ReadOnlySpan<byte> raw, FieldFormats formats, ArrayBufferWriter<byte> to)
    {
        try
        {
            var reader = new Utf8JsonReader(raw);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return $"expected {Expects}";
            reader.Skip();
            if (reader.Read()) return $"expected {Expects}";
        }
        catch (JsonException)
        {
            return $"expected {Expects}";
        }
        to.Write(raw);
        return null;
    }
}
