using System.Text.Json;
using System.Text.Json.Serialization;

namespace Perennial.Client;

/// <summary>How the API writes JSON: camelCase names, kebab-case words for choices, decimals as numbers, days as yyyy-MM-dd.</summary>
public static class ApiJson
{
    /// <summary>For reading answers: what a newer server adds is passed over.</summary>
    public static JsonSerializerOptions Options { get; } = Read();

    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Read()
    {
        var options = new JsonSerializerOptions();
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
