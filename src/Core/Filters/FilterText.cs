using System.Buffers;

namespace Perennial.Core.Filters;

/// <summary>How filters are spelled.</summary>
public static class FilterText
{
    /// <summary>No filter is longer.</summary>
    public const int Longest = 4000;

    internal static readonly SearchValues<char> Operators = SearchValues.Create(":=<>!");
    private static readonly SearchValues<char> NotPlain = SearchValues.Create("()\":=<>!");
    private static readonly SearchValues<char> NotInValue = SearchValues.Create("(),\"");
    private static readonly string[] Reserved = ["or", "and", "not"];

    public static string Of(FilterOperator sign) => sign switch
    {
        FilterOperator.Has => ":",
        FilterOperator.Is => "=",
        FilterOperator.IsNot => "!=",
        FilterOperator.Below => "<",
        FilterOperator.AtMost => "<=",
        FilterOperator.Above => ">",
        FilterOperator.AtLeast => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, null),
    };

    public static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    /// <summary>A value as it can stand after a field: in quotation marks where it needs them.</summary>
    public static string Value(string text) =>
        text.Length == 0 || text.AsSpan().ContainsAny(NotInValue) || text.Any(char.IsWhiteSpace) || text.Contains("..", StringComparison.Ordinal) || IsWord(text, "none") || IsWord(text, "any") || IsWord(text, "me") ? Quoted(text) : text;

    /// <summary>Words to look for, as they can stand in a filter.</summary>
    public static string Phrase(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>Two filters that must both hold, as one text.</summary>
    public static string Join(string? one, string? other)
    {
        if (string.IsNullOrWhiteSpace(one)) return other?.Trim() ?? "";
        if (string.IsNullOrWhiteSpace(other)) return one.Trim();
        return $"{Grouped(one.Trim())} {Grouped(other.Trim())}";
    }

    internal static bool IsPlain(string text) =>
        text.Length > 0 && text[0] != '-' && !text.AsSpan().ContainsAny(NotPlain) && !text.Any(char.IsWhiteSpace) && !Reserved.Any(word => IsWord(text, word));

    internal static bool IsInValue(char c) => !char.IsWhiteSpace(c) && !NotInValue.Contains(c);

    internal static bool IsWord(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static string Grouped(string text) => FilterParser.Read(text) is { Tree: FilterNode.Any } ? $"({text})" : text;
}
