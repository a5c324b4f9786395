using System.Globalization;
using Perennial.Core.Filters;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Perennial.App.Health;

/// <summary>One part of a scorecard's text, which knows its line and what it is called.</summary>
internal sealed class ScorecardYaml(YamlNode node, string name, YamlNode? key = null)
{
    private const int Deepest = 20;
    private readonly Dictionary<string, ScorecardYaml> _known = new(StringComparer.Ordinal);

    /// <summary>Ends the reading at the first thing that is wrong; it does not leave <see cref="ScorecardText"/>.</summary>
    internal sealed class Refused(ScorecardWrong wrong) : Exception(wrong.Message)
    {
        public ScorecardWrong Wrong => wrong;
    }

    /// <summary>A part by its name; null where it is not said.</summary>
    public ScorecardYaml? this[string part]
    {
        get
        {
            if (_known.TryGetValue(part, out var known)) return known;
            return Map().Children.FirstOrDefault(child => child.Key is YamlScalarNode { Value: { } said } && said == part) is { Value: { } value, Key: var at } ? _known[part] = new(value, name.Length == 0 ? part : $"{name}.{part}", at) : null;
        }
    }

    public static (ScorecardYaml? Root, ScorecardWrong? Wrong) Open(string text, int longest)
    {
        if (text.Length > longest) return (null, new(0, "", $"The scorecard is longer than {longest / 1024} kB."));
        if (Unreadable(text) is { } wrong) return (null, wrong);
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException failure)
        {
            return (null, NotYaml(failure));
        }
        return yaml.Documents is [{ RootNode: YamlMappingNode root }] ? (new(root, ""), null) : (null, new(0, "", "A scorecard is one YAML object with 'groups' in it."));
    }

    public Refused Wrong(string message) => new(new((int)(key ?? node).Start.Line, name.Length == 0 ? "scorecard" : name, message, (int)(key ?? node).Start.Column));

    public ScorecardYaml Need(string part) => this[part] ?? throw Wrong($"'{part}' is missing");

    /// <summary>Refuses parts that nobody reads.</summary>
    public void Only(string[] parts)
    {
        foreach (var (key, value) in Parts())
            if (!parts.Contains(key, StringComparer.Ordinal)) throw value.Wrong($"'{key}' is not known here; it may be {string.Join(", ", parts)}.{(Nearness.Nearest(key, parts) is { } meant ? $" Did you mean '{meant}'?" : "")}");
    }

    public IEnumerable<(string Key, ScorecardYaml Value)> Parts() => Map().Children.Select(child => child.Key is YamlScalarNode { Value: { } said } ? (said, new ScorecardYaml(child.Value, name.Length == 0 ? said : $"{name}.{said}", child.Key)) : throw Wrong("the name of a part is a text"));

    public IReadOnlyList<ScorecardYaml> List() => node is YamlSequenceNode list ? [.. list.Children.Select((child, i) => new ScorecardYaml(child, string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]")))] : throw Wrong("this is a list, each entry after a hyphen");

    public string Text() => node is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw Wrong("this is a text");

    public double Number(double least = double.MinValue, double most = double.MaxValue)
    {
        if (!double.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite((float)number)) throw Wrong($"'{Text()}' is no number");
        return number >= least && number <= most ? number : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"{number} is not between {least} and {most}"));
    }

    public double KeyNumber(string key) => double.TryParse(key, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite((float)number) ? number : throw Wrong($"a threshold is a number, not '{key}'");

    public T Word<T>(params (string Word, T Value)[] known)
    {
        foreach (var (word, value) in known)
            if (word == Text()) return value;
        throw Wrong($"'{Text()}' is none of {string.Join(", ", known.Select(k => k.Word))}");
    }

    private YamlMappingNode Map() => node as YamlMappingNode ?? throw Wrong("this is an object with named parts");

    /// <summary>What cannot be YAML, or is more of it than a scorecard needs: with an alias a part could hold itself, or a small text be endless, and parts within parts would end the stack.</summary>
    private static ScorecardWrong? Unreadable(string text)
    {
        var (parser, depth) = (new Parser(new StringReader(text)), 0);
        try
        {
            while (parser.MoveNext())
            {
                if (parser.Current is AnchorAlias) return new(0, "", "A scorecard has no YAML aliases; write the part out.");
                depth += parser.Current?.NestingIncrease ?? 0;
                if (depth > Deepest) return At(parser.Current!.Start, "parts lie deeper in each other than in any scorecard");
            }
            return null;
        }
        catch (YamlException failure)
        {
            return NotYaml(failure);
        }
        catch (InvalidOperationException) // how the scanner ends at some texts, such as {{a
        {
            return At(parser.Current?.End ?? Mark.Empty, "this is not YAML: what follows cannot be read");
        }
    }

    private static ScorecardWrong NotYaml(YamlException failure) => At(failure.Start, $"this is not YAML: {failure.Message}");

    private static ScorecardWrong At(Mark place, string message) => new((int)place.Line, "text", message, (int)place.Column);
}
