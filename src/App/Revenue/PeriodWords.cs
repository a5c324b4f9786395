using System.Globalization;
using Perennial.App.Shell;
using Perennial.App.Shell.Charts;
using Perennial.Core.Revenue;

namespace Perennial.App.Revenue;

/// <summary>Periods as people say them.</summary>
public static class PeriodWords
{
    /// <summary>March 2024, Q1 2024, 2024, or the first and the last day.</summary>
    public static string Of(Period period) => (WholeMonths(period), period.Start.Month) switch
    {
        (1, _) => period.Start.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        (3, 1 or 4 or 7 or 10) => string.Create(CultureInfo.InvariantCulture, $"Q{(period.Start.Month + 2) / 3} {period.Start.Year}"),
        (12, 1) => period.Start.ToString("yyyy", CultureInfo.InvariantCulture),
        _ when period.Days == 1 => Format.Day(period.Start),
        _ => $"{Format.Day(period.Start)} – {Format.Day(period.ClosingDay)}",
    };

    /// <summary>A place of an x axis. A period that the horizon cuts short, or that runs, says so.</summary>
    public static ChartPlace Place(Period period, Grain grain, DateOnly horizon, bool isRunning = false)
    {
        var isOpen = isRunning || period.End == horizon.AddDays(1) && !period.EndsOn(grain);
        var (brief, title) = grain switch
        {
            Grain.Month => (period.Start.ToString("MMM ’yy", CultureInfo.InvariantCulture), period.Start.ToString("MMMM yyyy", CultureInfo.InvariantCulture)),
            Grain.Quarter => (string.Create(CultureInfo.InvariantCulture, $"Q{(period.Start.Month + 2) / 3} ’{period.Start:yy}"), string.Create(CultureInfo.InvariantCulture, $"Q{(period.Start.Month + 2) / 3} {period.Start.Year}")),
            Grain.Year => (period.Start.ToString("yyyy", CultureInfo.InvariantCulture), period.Start.ToString("yyyy", CultureInfo.InvariantCulture)),
            Grain.Week => (period.Start.ToString("d MMM", CultureInfo.InvariantCulture), "Week of " + Format.Day(period.Start)),
            Grain.Day => (period.Start.ToString("d MMM", CultureInfo.InvariantCulture), Format.Day(period.Start)),
        };
        return new(brief, isOpen ? title + ", so far" : title) { IsOpen = isOpen };
    }

    private static int WholeMonths(Period period) =>
        period is { Start.Day: 1, End.Day: 1 } ? (period.End.Year - period.Start.Year) * 12 + period.End.Month - period.Start.Month : 0;
}
