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

    /// <summary>The last whole calendar periods of a grain, up to the one that the day lies in.</summary>
    public static IReadOnlyList<Period> Last(int count, DateOnly day, Grain grain)
    {
        var first = FirstOf(day, grain);
        return [.. Enumerable.Range(1 - count, count).Select(i => new Period(After(first, i, grain), After(first, i + 1, grain)))];
    }

    /// <summary>The whole calendar period of a grain that a day lies in.</summary>
    public static Period Around(DateOnly day, Grain grain) => new(FirstOf(day, grain), Next(day, grain));

    /// <summary>Whether nothing of a calendar period of the grain is cut off at its end.</summary>
    public bool EndsOn(Grain grain) => FirstOf(End, grain) == End;

    /// <summary>Its days up to a last one; null where it begins later.</summary>
    public Period? UpTo(DateOnly last) => Start > last ? null : End > last.AddDays(1) ? this with { End = last.AddDays(1) } : this;

    /// <summary>The period of the same length that lies so many lengths before: months before months, counted from this one, else as many days.</summary>
    public Period Earlier(int times)
    {
        var months = (End.Year - Start.Year) * 12 + End.Month - Start.Month;
        if (IsCalendarMonths) return new(Start.AddMonths(-months * times), End.AddMonths(-months * times));
        if (months > 0 && Ending(ClosingDay, Window.Months(months)) == this) return new(ClosingDay.AddMonths(-months * (times + 1)).AddDays(1), ClosingDay.AddMonths(-months * times).AddDays(1));
        return new(Start.AddDays(-Days * times), End.AddDays(-Days * times));
    }

    /// <summary>The month that ends with it: the last one of calendar months, else the month up to and with its closing day.</summary>
    public Period ClosingMonth() => IsCalendarMonths ? new(End.AddMonths(-1), End) : Ending(ClosingDay, Window.Months(1));

    private bool IsCalendarMonths => this is { Start.Day: 1, End.Day: 1 } && Start < End;

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

    private static DateOnly Next(DateOnly day, Grain grain) => After(FirstOf(day, grain), 1, grain);

    private static DateOnly FirstOf(DateOnly day, Grain grain) => grain switch
    {
        Grain.Day => day,
        Grain.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        Grain.Month => new DateOnly(day.Year, day.Month, 1),
        Grain.Quarter => new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1),
        Grain.Year => new DateOnly(day.Year, 1, 1),
    };

    /// <summary>So many steps after the first day of a calendar period.</summary>
    private static DateOnly After(DateOnly first, int steps, Grain grain) => grain switch
    {
        Grain.Day => first.AddDays(steps),
        Grain.Week => first.AddDays(7 * steps),
        Grain.Month => first.AddMonths(steps),
        Grain.Quarter => first.AddMonths(3 * steps),
        Grain.Year => first.AddYears(steps),
    };
}
