using Perennial.App.Shell;
using Perennial.Client;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Perennial.App.Import.Mapping;

/// <summary>Reads a mapping from YAML, of which JSON is a part.</summary>
public static class MappingText
{
    private const int Longest = 256 * 1024;
    private static readonly string[] Names = ["kind", "columns", "custom", "ignore", "claims", "dates", "decimal", "thousands"];

    /// <exception cref="MappingException">The text is no mapping; the message says where and why.</exception>
    public static ImportMapping Read(string text)
    {
        if (text.Length > Longest) throw new MappingException("The mapping is longer than 256 kB.");
        return PlainYaml.Read(text) switch
        {
            (_, { } wrong) => throw new MappingException($"The mapping, line {wrong.Line}, column {wrong.Column}: {wrong.Message}."),
            ({ } root, _) => Mapping(root),
            _ => throw new MappingException("A mapping is one YAML or JSON object with 'columns' in it."),
        };
    }

    private static ImportMapping Mapping(YamlMappingNode root)
    {
        var parts = Parts(root, "the mapping", Names);
        if (!parts.TryGetValue("columns", out var columns)) throw new MappingException("The mapping has no 'columns'.");
        return new ImportMapping
        {
            Kind = Text(parts.GetValueOrDefault("kind"), "kind"),
            Columns = Object(columns, "columns").ToDictionary(c => c.Key, c => Source(c.Key, c.Value) with { Line = LineOf(columns, c.Key) }, StringComparer.Ordinal),
            Custom = parts.GetValueOrDefault("custom") switch
            {
                null => null,
                YamlScalarNode { Value: "all" } => ["*"],
                YamlScalarNode { Value: "none" } => [],
                var list => List(list, "custom"),
            },
            Ignore = List(parts.GetValueOrDefault("ignore"), "ignore"),
            Claims = parts.TryGetValue("claims", out var claims) && !IsNull(claims) ? Object(claims, "claims").ToDictionary(c => c.Key, c => Text(c.Value, "claims") ?? "", StringComparer.Ordinal) : null,
            Dates = List(parts.GetValueOrDefault("dates"), "dates"),
            Decimal = Text(parts.GetValueOrDefault("decimal"), "decimal"),
            Thousands = Text(parts.GetValueOrDefault("thousands"), "thousands"),
        };
    }

    private static ImportSource Source(string field, YamlNode node)
    {
        if (node is YamlScalarNode { Value: { Length: > 0 } column }) return new ImportSource { Column = column };
        var parts = Parts(node, field, ["column", "value", "map", "when"]);
        return new ImportSource
        {
            Column = Text(parts.GetValueOrDefault("column"), field),
            Value = Text(parts.GetValueOrDefault("value"), field),
            Map = parts.TryGetValue("map", out var map) && !IsNull(map) ? Object(map, field).ToDictionary(m => m.Key, m => Text(m.Value, field) ?? "", StringComparer.Ordinal) : null,
            When = parts.TryGetValue("when", out var when) && !IsNull(when)
                ? Object(when, field).ToDictionary(w => w.Key, w => (IReadOnlyList<string>)(List(w.Value, field) ?? [""]), StringComparer.Ordinal) : null,
        };
    }

    private static int? LineOf(YamlNode columns, string field) => ((YamlMappingNode)columns).Children.Keys.FirstOrDefault(key => key is YamlScalarNode { Value: var name } && name == field) is { } key ? (int)key.Start.Line : null;

    private static Dictionary<string, YamlNode> Parts(YamlNode node, string where, string[] known)
    {
        var parts = Object(node, where);
        return parts.Keys.FirstOrDefault(k => !known.Contains(k, StringComparer.Ordinal)) is { } unknown
            ? throw new MappingException($"'{unknown}' is not known in {where}; it may have {string.Join(", ", known)}.")
            : parts;
    }

    private static Dictionary<string, YamlNode> Object(YamlNode node, string where) => node is YamlMappingNode map
        ? map.Children.ToDictionary(c => Text(c.Key, where) ?? "", c => c.Value, StringComparer.Ordinal)
        : throw new MappingException($"'{where}' must be an object (line {node.Start.Line}).");

    private static string? Text(YamlNode? node, string where) => node switch
    {
        null => null,
        YamlScalarNode scalar => IsNull(scalar) ? null : scalar.Value,
        _ => throw new MappingException($"'{where}' must be a text (line {node.Start.Line})."),
    };

    private static List<string>? List(YamlNode? node, string where) => node switch
    {
        null => null,
        YamlSequenceNode sequence => [.. sequence.Children.Select(c => Text(c, where) ?? "")],
        YamlScalarNode scalar => IsNull(scalar) ? null : [scalar.Value ?? ""],
        _ => throw new MappingException($"'{where}' must be a list (line {node.Start.Line})."),
    };

    private static bool IsNull(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "null" or "~" };
}
