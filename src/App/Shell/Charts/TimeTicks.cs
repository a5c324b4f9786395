using System.Globalization;

namespace Perennial.App.Shell.Charts;

/// <summary>Firsts of months along a time axis, as far apart as the span asks for; about half of them also fit a phone.</summary>
public static class TimeTicks
{
    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60];

    public static IReadOnlyList<(DateOnly Day, string Label, bool FitsPhone)> Between(DateOnly from, DateOnly to)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        var step = MonthSteps.FirstOrDefault(s => months / s <= 8, 120);
        var first = new DateOnly(from.Year, 1, 1);
        while (first < from) first = first.AddMonths(step);
        var ticks = new List<(DateOnly, string, bool)>();
        for (var day = first; day <= to; day = day.AddMonths(step))
        {
            ticks.Add((day, day.ToString(step >= 12 ? "yyyy" : "MMM \u2019yy", CultureInfo.InvariantCulture), ticks.Count % 2 == 0));
        }

        return ticks;
    }
}
