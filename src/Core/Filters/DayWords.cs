using System.Globalization;

namespace Perennial.Core.Filters;

/// <summary>Days as people write them, each as the days [From, Until) that it covers.</summary>
public static class DayWords
{
    /// <summary>The words that there are, for completions.</summary>
    public static IReadOnlyList<string> Known { get; } =
        ["today", "yesterday", "tomorrow", "this-week", "last-week", "next-week", "this-month", "last-month", "next-month", "this-quarter", "last-quarter", "next-quarter", "this-year", "last-year", "next-year"];

    /// <summary>Null when the text is not a day, a month, a quarter, a year or one of <see cref="Known"/>.</summary>
    public static (DateOnly From, DateOnly Until)? Read(string text, DateOnly today) => Relative(text.ToLowerInvariant(), today) ?? Calendar(text);

    /// <summary>A number of days, weeks, months, quarters or years: <c>30d</c>, <c>2w</c>, <c>3m</c>, <c>1q</c>, <c>1y</c>, with a minus for the other direction.</summary>
    public static (int Number, char Unit)? Span(string text)
    {
        if (text.Length < 2) return null;
        var unit = char.ToLowerInvariant(text[^1]);
        return unit is 'd' or 'w' or 'm' or 'q' or 'y' && int.TryParse(text.AsSpan(..^1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs((long)number) <= 40_000 ? (number, unit) : null;
    }

    /// <summary>So far from a day; the calendar's own ends hold it back.</summary>
    public static DateOnly Add(DateOnly day, int number, char unit)
    {
        var months = unit switch { 'm' => number, 'q' => 3L * number, 'y' => 12L * number, _ => 0 };
        var days = unit switch { 'd' => number, 'w' => 7L * number, _ => 0 };
        if (months != 0)
        {
            var month = day.Year * 12L + day.Month - 1 + months;
            return month < 12 ? DateOnly.MinValue : month >= 9999 * 12L + 12 ? DateOnly.MaxValue : day.AddMonths((int)months);
        }
        return DateOnly.FromDayNumber((int)Math.Clamp(day.DayNumber + days, 0, DateOnly.MaxValue.DayNumber));
    }

    private static (DateOnly, DateOnly)? Relative(string text, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return text switch
        {
            "today" => Days(today, 1),
            "yesterday" => Days(today.AddDays(-1), 1),
            "tomorrow" => Days(today.AddDays(1), 1),
            "this-week" => Days(monday, 7),
            "last-week" => Days(monday.AddDays(-7), 7),
            "next-week" => Days(monday.AddDays(7), 7),
            "this-month" => Months(month, 1),
            "last-month" => Months(month.AddMonths(-1), 1),
            "next-month" => Months(month.AddMonths(1), 1),
            "this-quarter" => Months(quarter, 3),
            "last-quarter" => Months(quarter.AddMonths(-3), 3),
            "next-quarter" => Months(quarter.AddMonths(3), 3),
            "this-year" => Months(new(today.Year, 1, 1), 12),
            "last-year" => Months(new(today.Year - 1, 1, 1), 12),
            "next-year" => Months(new(today.Year + 1, 1, 1), 12),
            _ => null,
        };
    }

    private static (DateOnly, DateOnly)? Calendar(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return IsInReach(day) ? Days(day, 1) : null;
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return IsInReach(month) ? Months(month, 1) : null;
        if (text.Length == 4 && DateOnly.TryParseExact(text, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year)) return IsInReach(year) ? Months(year, 12) : null;
        if (text.Length == 7 && text[4] == '-' && text[5] is 'q' or 'Q' && text[6] is >= '1' and <= '4' && DateOnly.TryParseExact(text[..4], "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var of))
            return IsInReach(of) ? Months(of.AddMonths(3 * (text[6] - '1')), 3) : null;
        return null;
    }

    private static bool IsInReach(DateOnly day) => day.Year is >= 1000 and <= 9000;

    private static (DateOnly, DateOnly) Days(DateOnly from, int days) => (from, from.AddDays(days));

    private static (DateOnly, DateOnly) Months(DateOnly from, int months) => (from, from.AddMonths(months));
}
