namespace Perennial.App.Shell;

/// <summary>How far a day is from today, in words.</summary>
public static class DayDistance
{
    public static string Words(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "today",
        1 => "tomorrow",
        -1 => "yesterday",
        > 0 and var days => $"in {days} days",
        var days => $"{-days} days ago",
    };
}
