using System.Globalization;

namespace Perennial.Cli.Terminal;

/// <summary>Values as text: exact for programs, rounded for people.</summary>
internal static class Cells
{
    public static string Exact(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => Instant(instant),
        IEnumerable<string> many => string.Join(' ', many),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    public static string Instant(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "";

    public static string Amount(decimal? amount) => amount?.ToString("#,##0.00", CultureInfo.InvariantCulture) ?? "-";

    public static string Whole(long? count) => count?.ToString("#,##0", CultureInfo.InvariantCulture) ?? "-";

    public static string Percent(decimal? ratio) => ratio?.ToString("0.0# %", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>A figure in its unit: <c>97.4 %</c>, <c>1,234.50 USD</c>, <c>12</c>.</summary>
    public static string Figure(decimal? value, string unit) => (value, unit) switch
    {
        (null, _) => "-",
        ({ } ratio, "ratio") => Percent(ratio),
        ({ } count, "count") => count.ToString("#,##0.##", CultureInfo.InvariantCulture),
        ({ } points, "points") => points.ToString("#,##0.#", CultureInfo.InvariantCulture),
        ({ } score, "score") => score.ToString("#,##0.00", CultureInfo.InvariantCulture),
        ({ } minutes, "minutes") => minutes.ToString("#,##0.# min", CultureInfo.InvariantCulture),
        ({ } months, "months") => months.ToString("#,##0.# months", CultureInfo.InvariantCulture),
        ({ } money, var currency) => $"{Amount(money)} {currency}",
    };

    /// <summary>For a program's CSV reader, and safe to open in a spreadsheet: what would be a formula is made a text. Numbers stay numbers.</summary>
    public static string Csv(object? value)
    {
        var text = Exact(value);
        if (value is string or IEnumerable<string> && IsFormula(text)) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static bool IsFormula(string text) => text.TrimStart(' ') is { Length: > 0 } start && "=+-@\t\r".Contains(start[0], StringComparison.Ordinal);
}
