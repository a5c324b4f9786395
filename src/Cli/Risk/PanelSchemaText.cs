using System.Globalization;
using Perennial.App.Shell;
using Perennial.Core.Risk;
using YamlDotNet.RepresentationModel;

namespace Perennial.Cli.Risk;

/// <summary>Reads the schema of a panel from YAML.</summary>
internal static class PanelSchemaText
{
    private const int Longest = 256 * 1024;
    private static readonly string[] _parts = ["label", "account", "time", "horizon", "due", "fold", "columns"], _labelParts = ["column", "churned"], _columnParts = ["kind", "known_at", "known_on", "sign", "trust"];

    /// <exception cref="CommandFailure">The text is no schema; the message says where and why.</exception>
    public static PanelSchema Read(string text)
    {
        if (text.Length > Longest) throw new CommandFailure("The schema is longer than 256 kB.");
        var (root, wrong) = PlainYaml.Read(text);
        if (wrong is not null) throw new CommandFailure(string.Create(CultureInfo.InvariantCulture, $"The schema, line {wrong.Line}, column {wrong.Column}: {wrong.Message}."));
        if (root is null) throw new CommandFailure("A schema is one YAML object with 'label' and 'columns' in it.");
        var parts = Parts(root, "the schema", _parts);
        if (!parts.TryGetValue("label", out var label)) throw new CommandFailure("The schema has no 'label': the column that says who churned.");
        if (!parts.TryGetValue("columns", out var columns)) throw new CommandFailure("The schema has no 'columns': each feature with its kind and known_at.");
        if (parts.TryGetValue("time", out var time) && !parts.ContainsKey("horizon")) throw At(time, "'time' needs a 'horizon': how long after it the label looks, such as 90d, so that nobody learns from an outcome that was still open");
        var (name, churned) = Label(label);
        return new(name, churned, Name(parts, "account"), Name(parts, "time"), Days(parts.GetValueOrDefault("horizon")), Name(parts, "due"), Name(parts, "fold"), [.. Object(columns, "columns").Select(Feature)]);
    }

    private static (string, IReadOnlyList<string>) Label(YamlNode node)
    {
        if (node is YamlScalarNode { Value: { Length: > 0 } name }) return (name, []);
        var parts = Parts(node, "label", _labelParts);
        return (Name(parts, "column") ?? throw At(node, "'label' has no 'column'"), parts.GetValueOrDefault("churned") switch
        {
            null => [],
            YamlSequenceNode list => [.. list.Children.Select(value => Text(value, "churned"))],
            var one => [Text(one, "churned")],
        });
    }

    private static PanelFeature Feature(KeyValuePair<YamlNode, YamlNode> column)
    {
        var (name, parts) = (Text(column.Key, "columns"), Parts(column.Value, Text(column.Key, "columns"), _columnParts));
        return new(name,
            Word(parts, "kind", column.Value, ("number", ColumnKind.Number), ("category", ColumnKind.Category), ("flag", ColumnKind.Flag), ("day", ColumnKind.Day)) ?? throw At(column.Value, $"'{name}' has no 'kind': number, category, flag or day"),
            Word(parts, "known_at", column.Value, ("before", KnownAt.Before), ("at", KnownAt.At), ("after", KnownAt.After)) ?? throw At(column.Value, $"'{name}' has no 'known_at': before, at or after the cutoff"),
            Name(parts, "known_on"), Word(parts, "sign", column.Value, ("up", 1), ("down", -1), ("any", 0)) ?? 0, Word(parts, "trust", column.Value, ("true", true), ("false", false)) ?? false);
    }

    private static int Days(YamlNode? node)
    {
        if (node is null) return 0;
        var text = Text(node, "horizon");
        var (number, unit) = text.Length > 1 && !char.IsDigit(text[^1]) ? (text[..^1], text[^1]) : (text, 'd');
        var days = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and < 10_000 ? unit switch { 'd' => n, 'w' => 7 * n, 'm' => (int)Math.Ceiling(30.4375 * n), _ => 0 } : 0;
        return days > 0 ? days : throw At(node, "'horizon' is a time such as 90d, 12w or 3m");
    }

    private static T? Word<T>(Dictionary<string, YamlNode> parts, string part, YamlNode at, params (string Word, T Value)[] known) where T : struct
    {
        if (!parts.TryGetValue(part, out var node)) return null;
        var text = Text(node, part);
        foreach (var (word, value) in known)
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) return value;
        throw At(at, $"'{text}' is no {part}; it is one of {string.Join(", ", known.Select(k => k.Word))}");
    }

    private static string? Name(Dictionary<string, YamlNode> parts, string part) => parts.TryGetValue(part, out var node) ? Text(node, part) : null;

    private static string Text(YamlNode node, string where) => node is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw At(node, $"'{where}' is to be a text");

    private static Dictionary<string, YamlNode> Parts(YamlNode node, string where, string[] known)
    {
        var parts = Object(node, where).ToDictionary(c => Text(c.Key, where), c => c.Value, StringComparer.Ordinal);
        return parts.Keys.FirstOrDefault(key => !known.Contains(key, StringComparer.Ordinal)) is { } unknown ? throw At(node, $"'{unknown}' is not known in {where}; it may have {string.Join(", ", known)}") : parts;
    }

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Object(YamlNode node, string where) => node is YamlMappingNode map ? map.Children : throw At(node, $"'{where}' is to be an object");

    private static CommandFailure At(YamlNode node, string what) => new(string.Create(CultureInfo.InvariantCulture, $"The schema, line {node.Start.Line}: {what}."));
}
