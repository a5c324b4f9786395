using System.Globalization;
using Perennial.Core.Revenue;

namespace Perennial.Core.Engagement;

/// <summary>Events that people come through in order, as one text: <c>Signed up > Invited somebody > Report opened</c>.</summary>
/// <param name="Text">Canonical: names with <c> > </c> between.</param>
/// <param name="Days">The longest from the first step to the last.</param>
public readonly record struct FunnelSteps(string Text, int Days)
{
    public const int Most = 10, MostDays = 36_500;

    /// <summary>In place of steps: none are chosen.</summary>
    public const string None = "none";
    private const string Between = " > ";

    public IReadOnlyList<string> Names => Text.Split(Between);

    /// <summary>Null for names that cannot be told apart in one text.</summary>
    public static string? TextOf(IReadOnlyCollection<string> names) => names.Count is 0 or > Most || names.Any(name => name.Contains('>', StringComparison.Ordinal) || name.Trim() != name || name.Length is 0 or > 500) ? null : string.Join(Between, names);

    /// <summary>The canonical text of one that somebody wrote; null when it is none.</summary>
    public static string? Canonical(string text) => TextOf(text.Split('>', StringSplitOptions.TrimEntries));

    /// <summary>The canonical text of a window in which all steps lie; null when it is none.</summary>
    public static string? CanonicalWindow(string text) => DaysOf(text) is null ? null : text.Trim().ToLowerInvariant();

    /// <summary>The longest from the first step to the last, in days; null for what is no window, or longer than a hundred years.</summary>
    public static int? DaysOf(string text) => Window.Parse(text) is { Days: <= MostDays } window ? window.Days : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Text} within {Days} days");
}
