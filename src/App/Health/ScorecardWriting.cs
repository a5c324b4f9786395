using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>Writes a scorecard as the text from which <see cref="ScorecardText"/> reads the same one.</summary>
public static class ScorecardWriting
{
    private static readonly JsonSerializerOptions _quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] _notText = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

    public static string Of(ScorecardSheet sheet)
    {
        var text = new StringBuilder();
        text.Append("score: ").Append(sheet.Score).Append('\n').Append("name: ").Append(Words(sheet.Card.Name)).Append('\n');
        if (sheet.Segment is not null) text.Append("segment: ").Append(Words(sheet.Segment)).Append('\n');
        if (sheet.Phase is not null) text.Append("phase: ").Append(Words(sheet.Phase)).Append('\n');
        text.Append("bands: {amber: ").Append(Number(sheet.Card.Bands.Amber)).Append(", green: ").Append(Number(sheet.Card.Bands.Green)).Append("}\ngroups:\n");
        foreach (var group in sheet.Card.Groups)
        {
            text.Append("  - name: ").Append(Words(group.Name)).Append("\n    weight: ").Append(Number(group.Weight)).Append("\n    measures:\n");
            foreach (var measure in group.Measures) Write(text, measure);
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, Measure measure)
    {
        text.Append("      - signal: ").Append(Words(measure.Signal)).Append("\n        weight: ").Append(Number(measure.Weight)).Append("\n        ").Append(ShapeText(measure.Shape)).Append('\n');
        if (measure.FreshDays is { } fresh) text.Append("        fresh: ").Append(fresh.ToString(CultureInfo.InvariantCulture)).Append("d\n");
        if (measure.WhenMissing is { } missing) text.Append("        missing: ").Append(Number(missing)).Append('\n');
    }

    private static string ShapeText(Shape shape) => shape switch
    {
        Shape.Linear line => $"linear: {{zero: {Number(line.Zero)}, full: {Number(line.Full)}}}",
        Shape.Steps steps => $"steps: {{below: {Number(steps.Below)}{string.Concat(steps.From.Select(step => $", {Number(step.From)}: {Number(step.Points)}"))}}}",
        Shape.Percentile share => $"percentile: {(share.LessIsBetter ? "less" : "more")}",
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Words(string text) =>
        char.IsLetter(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '/' or '.') && text[^1] != ' ' && !_notText.Contains(text, StringComparer.OrdinalIgnoreCase) || text.StartsWith(ScorecardSheet.FieldPrefix, StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-' or '_') || text.StartsWith(ScorecardSheet.ScorePrefix, StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-')
            ? text : JsonSerializer.Serialize(text, _quoted);
}
