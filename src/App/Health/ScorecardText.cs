using System.Globalization;
using Perennial.Core.Filters;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>Reads a scorecard from its text.</summary>
public static class ScorecardText
{
    public const int Longest = 64 * 1024;
    private const int LongestName = 80, LongestKey = 40, MostGroups = 20, MostMeasures = 60, MostDays = 3650;
    private const double MostWeight = 1_000_000;
    private static readonly string[] _parts = ["score", "name", "segment", "phase", "bands", "groups"], _groupParts = ["name", "weight", "measures"], _measureParts = ["signal", "weight", "linear", "steps", "percentile", "fresh", "missing"];

    /// <returns>The scorecard, or the first thing that is wrong in it.</returns>
    public static (ScorecardSheet? Sheet, ScorecardWrong? Wrong) Read(string text)
    {
        var (yaml, wrong) = ScorecardYaml.Open(text, Longest);
        if (yaml is null) return (null, wrong);
        try
        {
            return (Sheet(yaml), null);
        }
        catch (ScorecardYaml.Refused refused)
        {
            return (null, refused.Wrong);
        }
    }

    /// <summary>Why a word is no signal; null where it is one.</summary>
    public static string? WrongSignal(string signal)
    {
        if (SignalCatalog.Find(signal) is not null) return null;
        if (signal.StartsWith(ScorecardSheet.FieldPrefix, StringComparison.Ordinal)) return signal.Length > ScorecardSheet.FieldPrefix.Length ? null : "the key of a custom field follows 'field:'";
        if (signal.StartsWith(ScorecardSheet.ScorePrefix, StringComparison.Ordinal)) return IsKey(signal[ScorecardSheet.ScorePrefix.Length..]) ? null : "the key of a score follows 'score:'";
        return $"there is no signal '{signal}'.{(Nearness.Nearest(signal, SignalCatalog.All.Select(s => s.Id)) is { } meant ? $" Did you mean '{meant}'?" : "")}";
    }

    /// <summary>Whether a word can name a score.</summary>
    public static bool IsKey(string word) => word.Length is > 0 and <= LongestKey && char.IsAsciiLetterLower(word[0]) && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static ScorecardSheet Sheet(ScorecardYaml root)
    {
        root.Only(_parts);
        var score = root["score"]?.Text() ?? ScorecardSheet.Overall;
        if (!IsKey(score)) throw root["score"]!.Wrong($"a score's key is small letters, digits and hyphens, at most {LongestKey}, and begins with a letter");
        var groups = root.Need("groups").List();
        if (groups.Count is 0 or > MostGroups) throw root["groups"]!.Wrong($"a scorecard has 1 to {MostGroups} groups");
        List<MeasureGroup> read = [.. groups.Select(GroupOf)];
        if (read.Sum(group => group.Measures.Count) > MostMeasures) throw root["groups"]!.Wrong($"a scorecard has at most {MostMeasures} measures");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var signal in groups.SelectMany(group => group["measures"]!.List()).Select(measure => measure["signal"]!))
        {
            if (signal.Text() == ScorecardSheet.ScorePrefix + score) throw signal.Wrong("a score cannot weigh itself");
            if (!seen.Add(signal.Text())) throw signal.Wrong($"'{signal.Text()}' stands twice; give it one weight");
        }
        return new(score, Name(root["segment"]), Name(root["phase"]), new(Name(root["name"]) ?? score, read, BandsOf(root["bands"])));
    }

    private static Bands BandsOf(ScorecardYaml? node)
    {
        if (node is null) return Bands.Usual;
        node.Only(["amber", "green"]);
        var bands = new Bands(node.Need("amber").Number(0, 100), node.Need("green").Number(0, 100));
        return bands.Amber <= bands.Green ? bands : throw node.Wrong("amber begins below green");
    }

    private static MeasureGroup GroupOf(ScorecardYaml node)
    {
        node.Only(_groupParts);
        var measures = node.Need("measures").List();
        if (measures.Count == 0) throw node.Wrong("a group has at least one measure");
        return new(Name(node.Need("name"))!, Weight(node), [.. measures.Select(MeasureOf)]);
    }

    private static Measure MeasureOf(ScorecardYaml node)
    {
        node.Only(_measureParts);
        var signal = node.Need("signal");
        if (WrongSignal(signal.Text()) is { } wrong) throw signal.Wrong(wrong);
        return new(signal.Text(), Weight(node), ShapeOf(node), node["fresh"] is { } fresh ? Days(fresh) : null, node["missing"] is { } missing && missing.Text() != "leave-out" ? missing.Number(0, 100) : null);
    }

    private static Shape ShapeOf(ScorecardYaml node)
    {
        List<ScorecardYaml> said = [.. new[] { node["linear"], node["steps"], node["percentile"] }.OfType<ScorecardYaml>()];
        if (said is not [var one]) throw node.Wrong("a measure has one shape: linear, steps or percentile");
        if (one == node["percentile"]) return new Shape.Percentile(one.Word(("more", false), ("less", true)));
        if (one == node["steps"]) return StepsOf(one);
        one.Only(["zero", "full"]);
        var line = new Shape.Linear(one.Need("zero").Number(), one.Need("full").Number());
        return (float)line.Zero != (float)line.Full ? line : throw one.Wrong("0 points and 100 points cannot be at the same value");
    }

    private static Shape.Steps StepsOf(ScorecardYaml node)
    {
        var steps = node.Parts().Where(part => part.Key != "below").Select(part => (From: part.Value.KeyNumber(part.Key), Points: part.Value.Number(0, 100), Node: part.Value)).ToList();
        if (steps.Count == 0) throw node.Wrong("steps have at least one threshold with its points, such as {below: 0, 7: 60}");
        for (var i = 1; i < steps.Count; i++)
            if ((float)steps[i].From <= (float)steps[i - 1].From) throw steps[i].Node.Wrong("thresholds rise from one step to the next");
        return new(node.Need("below").Number(0, 100), [.. steps.Select(step => (step.From, step.Points))]);
    }

    private static double Weight(ScorecardYaml node) => node["weight"] is not { } weight ? 1 : weight.Number() is > 0 and <= MostWeight and var said ? said : throw weight.Wrong("a weight is above 0, and at most a million");

    private static int Days(ScorecardYaml node)
    {
        var text = node.Text();
        return text.EndsWith('d') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays ? days : throw node.Wrong($"'{text}' is no time such as 90d, 1 to {MostDays} days");
    }

    private static string? Name(ScorecardYaml? node)
    {
        if (node is null) return null;
        var text = node.Text().Trim();
        return text.Length is > 0 and <= LongestName && !text.Any(char.IsControl) ? text : throw node.Wrong($"it is 1 to {LongestName} characters in one line");
    }
}
