using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Perennial.Client;

namespace Perennial.App.Shell;

/// <summary>Says where in a JSON text something is wrong, in words for whoever wrote the text.</summary>
internal static partial class JsonPlace
{
    public static ProblemPlace Of(JsonException e)
    {
        var (index, field) = Place(e.Path);
        return new ProblemPlace(Message(e), field, index, e.LineNumber + 1);
    }

    /// <summary>The same for one item of a list that was read by itself.</summary>
    public static ProblemPlace OfItem(JsonException e, int index) => new(Message(e), Field(e.Path, "$"), index);

    private static (int? Index, string? Field) Place(string? path)
    {
        var match = Indexed().Match(path ?? "");
        return match.Success
            ? (int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture), Field(path, match.Value))
            : (null, Field(path, "$"));
    }

    private static string? Field(string? path, string after) =>
        path is null || path.Length <= after.Length ? null : path[after.Length..].TrimStart('.');

    private static string Message(JsonException e)
    {
        if (Unfit().Match(e.InnerException?.Message ?? "") is { Success: true } unfit) return $"This is not {Expected(unfit.Groups["type"].Value)}.";
        var text = Tail().Replace(e.Message, "");
        var type = Unreadable().Match(text);
        if (type.Success) return $"This is not {Expected(type.Groups["type"].Value)}.";
        if (text.StartsWith("Duplicate property", StringComparison.Ordinal)) return "This name is given twice in one object.";
        if (text.Contains("could not be mapped to any .NET member", StringComparison.Ordinal)) return "This name is not known here.";
        if (text.Contains("missing required properties", StringComparison.Ordinal)) return "Missing: " + string.Join(", ", Quoted().Matches(text).Skip(1).Select(m => m.Groups["name"].Value)) + ".";
        if (text.Contains("maximum configured depth", StringComparison.Ordinal)) return $"This is nested deeper than {StrictJson.MaxDepth} levels.";
        if (text.Contains("doesn't allow null values", StringComparison.Ordinal)) return "This may not be null.";
        return text;
    }

    private static string Expected(string type)
    {
        var name = type.Contains("DateOnly", StringComparison.Ordinal) ? "DateOnly" : type.Split('.')[^1].TrimEnd(']');
        return name switch
        {
            "Decimal" or "Double" or "Single" => "a number, or one too large",
            "Int32" or "Int64" or "Int16" or "Byte" => "a whole number, or one too large",
            "Boolean" => "true or false",
            "DateOnly" => "a day as yyyy-MM-dd",
            "DateTimeOffset" or "DateTime" => "an instant as yyyy-MM-ddTHH:mm:ssZ",
            "String" => "text",
            _ => Choices(type) is { } choices ? $"one of: {choices}" : "of the expected kind",
        };
    }

    /// <summary>The words of a choice that is part of the API's contract.</summary>
    private static string? Choices(string type) =>
        typeof(ApiJson).Assembly.GetType(type) is { IsEnum: true } choice
            ? string.Join(", ", Enum.GetNames(choice).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))
            : null;

    [GeneratedRegex(@"^\$(\.items)?\[(?<index>\d+)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Indexed();

    [GeneratedRegex(@" ?Path: .*$| ?LineNumber: .*$", RegexOptions.Singleline, 1000)]
    private static partial Regex Tail();

    [GeneratedRegex(@"^The JSON value could not be converted to (?<type>\S+?)\.?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unreadable();

    [GeneratedRegex(@"supported (?<type>\w+) format|bounds for an? (?<type>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfit();

    [GeneratedRegex("'(?<name>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
