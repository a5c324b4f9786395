using System.Globalization;
using Microsoft.AspNetCore.Http;
using Perennial.App.Shell;

namespace Perennial.App.Signals;

/// <summary>Which day signals are asked for, read from a query string: <c>on, asKnown</c>.</summary>
/// <param name="On">The last day that counts.</param>
/// <param name="AsKnown">The last day whose recorded facts count; null for all.</param>
internal readonly record struct SignalAsked(DateOnly On, DateOnly? AsKnown)
{
    public static object[] Parameters { get; } =
    [
        new QueryParameter("on", "The last day that counts; today if not said.") { Format = "date" },
        new QueryParameter("asKnown", "Only facts recorded by the end of this day.") { Format = "date" },
    ];

    /// <exception cref="BadFieldException">Of a text that is no day, or of a day that has not come.</exception>
    public static SignalAsked Of(IQueryCollection query, DateOnly today)
    {
        var on = Day(query, "on") ?? today;
        return on <= today ? new(on, Day(query, "asKnown")) : throw new BadFieldException("on", $"{Format.Iso(on)} has not come: today is {Format.Iso(today)}.");
    }

    private static DateOnly? Day(IQueryCollection query, string name)
    {
        if (query[name].ToString() is not { Length: > 0 } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2999 ? day
            : throw new BadFieldException(name, $"'{text}' is not a day such as 2024-03-01 (from 1900 to 2999).");
    }
}
