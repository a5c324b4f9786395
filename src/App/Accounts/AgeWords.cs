namespace Perennial.App.Accounts;

/// <summary>How long ago a day was, as people say it.</summary>
public static class AgeWords
{
    public static string Of(DateOnly from, DateOnly to)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month - (to.Day < from.Day ? 1 : 0);
        return months switch
        {
            < 1 => Count(Math.Max(0, to.DayNumber - from.DayNumber), "day"),
            < 12 => Count(months, "month"),
            _ => months % 12 == 0 ? Count(months / 12, "year") : $"{Count(months / 12, "year")} {Count(months % 12, "month")}",
        };
    }

    private static string Count(int number, string unit) => number == 1 ? $"1 {unit}" : $"{number} {unit}s";
}
