using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Perennial.App.Database;

/// <summary>A record's custom fields: one JSON object of texts, its names in order.</summary>
internal static class CustomFields
{
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly ValueConverter<IReadOnlyDictionary<string, string>, string> Converter = new(fields => Write(fields), text => Read(text));

    public static readonly ValueComparer<IReadOnlyDictionary<string, string>> Comparer = new(
        (a, b) => Write(a!) == Write(b!), fields => StringComparer.Ordinal.GetHashCode(Write(fields)), fields => fields);

    public static string Write(IEnumerable<KeyValuePair<string, string>> fields) =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(fields.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal), StringComparer.Ordinal), Json);

    public static IReadOnlyDictionary<string, string> Read(string text) =>
        JsonSerializer.Deserialize<SortedDictionary<string, string>>(text, Json)!;
}
