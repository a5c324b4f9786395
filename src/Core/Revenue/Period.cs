using System.Globalization;

namespace Perennial.Core.Revenue;

/// <summary>A half-open run of workspace-local days, <c>[Start, End)</c>. Opening is the state on the day before Start, closing that on the last day inside.</summary>
public readonly record struct Period(DateOnly Start, DateOnly End)
{
    public DateOnly OpeningDay => Start.AddDays(-1);
    public DateOnly ClosingDay => End.AddDays(-1);
    /// <summary>Whole months where the ends, or the opening and closing days, are anniversaries of each other; else days x 12 / 365.</summary>
    public decimal Months => WholeMonths(Start, End) ?? WholeMonths(OpeningDay, ClosingDay) ?? Days * 12m / 365m;
    public int Days => End.DayNumber - Start.DayNumber;

    /// <summary>The window that ends on <paramref name="day"/>: opening is the day one window before it, closing the day itself.</summary>
    public static Period Ending(DateOnly day, Window window) => new(window.Before(day).AddDays(1), day.AddDays(1));

    /// <summary>The whole and clipped calendar periods of a grain that cover <c>[from, to)</c>.</summary>
    public static IReadOnlyList<Period> Split(DateOnly from, DateOnly to, Grain grain)
    {
        var periods = new List<Period>();
        for (var start = from; start < to;)
        {
            var next = Next(start, grain);
            periods.Add(new(start, next < to ? next : to));
            start = next;
        }
        return periods;
    }

    private static int? WholeMonths(DateOnly from, DateOnly to)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        return from.AddMonths(months) == to || to.AddMonths(-months) == from ? months : null;
    }

    /// <summary>How a period is written: 2024-03-01, 2024-W09, 2024-03, 2024-Q1, 2024.</summary>
    public string Label(Grain grain) => grain switch
    {
        Grain.Day => Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Grain.Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(Start.ToDateTime(default)):0000}-W{ISOWeek.GetWeekOfYear(Start.ToDateTime(default)):00}"),
        Grain.Month => Start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        Grain.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Start.Year:0000}-Q{(Start.Month + 2) / 3}"),
        Grain.Year => Start.ToString("yyyy", CultureInfo.InvariantCulture),
    };

    private static DateOnly Next(DateOnly day, Grain grain) => grain switch
    {
        Grain.Day => day.AddDays(1),
        Grain.Week => day.AddDays(7 - ((int)day.DayOfWeek + 6) % 7),
        Grain.Month => new DateOnly(day.Year, day.Month, 1).AddMonths(1),
        Grain.Quarter => new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1).AddMonths(3),
        Grain.Year => new DateOnly(day.Year, 1, 1).AddYears(1),
    };
}
