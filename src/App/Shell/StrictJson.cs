using System.Text.Json;
using System.Text.Json.Serialization;
using Perennial.Client;

namespace Perennial.App.Shell;

/// <summary>How the API reads JSON: nothing twice, nothing unknown, nothing missing, nothing that a database or a sum could choke on.</summary>
public static class StrictJson
{
    public const int MaxDepth = 64;
    public const int LongestText = 100_000;

    public static JsonSerializerOptions Options { get; } = Read();

    public static void Apply(JsonSerializerOptions options)
    {
        ApiJson.Apply(options);
        options.AllowDuplicateProperties = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.PropertyNameCaseInsensitive = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = MaxDepth;
        options.Converters.Add(new CleanText());
        options.Converters.Add(new FiniteNumber());
    }

    private static JsonSerializerOptions Read()
    {
        var options = new JsonSerializerOptions();
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>Text without NUL and of a sensible length; half a surrogate pair is refused by the reader itself.</summary>
    private sealed class CleanText : JsonConverter<string>
    {
        public override bool HandleNull => false;

        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String) throw new JsonException("Text is expected here, in quotation marks.");
            return Clean(ref reader);
        }

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Clean(ref reader);

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

        private static string Clean(ref Utf8JsonReader reader)
        {
            if (reader.ValueSpan.Length > 6 * LongestText) throw new JsonException($"A text may have at most {LongestText} characters.");
            string text;
            try
            {
                text = reader.GetString()!;
            }
            catch (InvalidOperationException e)
            {
                throw new JsonException("This text is not well-formed Unicode (bad UTF-8, or half a surrogate pair).", e);
            }
            if (text.Length > LongestText) throw new JsonException($"A text may have at most {LongestText} characters.");
            return text.Contains('\0', StringComparison.Ordinal) ? throw new JsonException("A text may not contain the character NUL.") : text;
        }
    }

    private sealed class FiniteNumber : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number && double.IsFinite(reader.GetDouble()) ? reader.GetDouble() : throw new JsonException("A finite number is expected here.");

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }
}
