namespace Perennial.Core.Voice;

/// <summary>The phases of the customer journey as one text: <c>onboarding, activation, adoption</c>.</summary>
public static class JourneyPhases
{
    public const int Most = 20, LongestName = 60;

    /// <summary>In place of one phase.</summary>
    public const string All = "all";

    public const string Standard = "onboarding, activation, adoption, value, support, expansion, renewal";

    public static IReadOnlyList<string> Of(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The canonical text of what somebody wrote; null when it names no phase, one twice, too many, or one too long.</summary>
    public static string? Canonical(string text)
    {
        var names = Of(text).Select(CanonicalOne).ToList();
        return names.Count is 0 or > Most || names.Contains(null) || names.Contains(All) || names.Distinct(StringComparer.Ordinal).Count() < names.Count ? null : string.Join(", ", names);
    }

    /// <summary>A phase's name as names are compared: in small letters, without blanks around it. Null when it is none.</summary>
    public static string? CanonicalOne(string text) => text.Trim().ToLowerInvariant() is { Length: > 0 and <= LongestName } name && !name.Contains(',', StringComparison.Ordinal) ? name : null;
}
