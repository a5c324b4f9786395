using System.Globalization;

namespace Perennial.Core.Revenue;

/// <summary>A length of time looked back over: <c>30d</c>, <c>4w</c>, <c>12m</c>, <c>1q</c>, <c>1y</c>. Months count from the anchor day, so 31 March less one month is the last of February.</summary>
public readonly record struct Window(int Count, char Unit)
{
    public static Window Months(int count) => new(count, 'm');

    /// <summary>Null when the text is not a window.</summary>
    public static Window? Parse(string text)
    {
        var trimmed = text.Trim().ToLowerInvariant();
        if (trimmed.Length < 2 || !"dwmqy".Contains(trimmed[^1], StringComparison.Ordinal)) return null;
        return int.TryParse(trimmed[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 100_000 ? new(count, trimmed[^1]) : null;
    }

    public DateOnly Before(DateOnly day) => Unit switch
    {
        'd' => day.AddDays(-Count),
        'w' => day.AddDays(-7 * Count),
        'm' => day.AddMonths(-Count),
        'q' => day.AddMonths(-3 * Count),
        _ => day.AddYears(-Count),
    };

    /// <summary>Its length in days, at the longest.</summary>
    public int Days => Count * Unit switch { 'd' => 1, 'w' => 7, 'm' => 31, 'q' => 92, _ => 366 };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count}{Unit}");
}
