namespace Perennial.App.Demo;

/// <summary>A time in which things go badly between an account and us.</summary>
/// <param name="Kind">Why.</param>
/// <param name="From">The first day on which it shows.</param>
/// <param name="Rises">Days until it is at its worst.</param>
/// <param name="Depth">How bad it becomes, 0 to 1.</param>
/// <param name="Ends">The day on which it is over; null where it is not, or ends with the account.</param>
internal sealed record Trouble(TroubleKind Kind, DateOnly From, int Rises, double Depth, DateOnly? Ends = null)
{
    /// <summary>From here on it was clear that something is done about it.</summary>
    public DateOnly Turns => Ends is { } over ? over.AddDays(-Heals) : DateOnly.MaxValue;

    private int Heals => Ends is { } over ? Math.Max(10, (over.DayNumber - From.DayNumber) / 3) : 0;

    /// <summary>How bad it is on a day, 0 to 1.</summary>
    public double On(DateOnly day)
    {
        if (day < From || day >= Ends) return 0;
        var rise = Math.Min(1, (day.DayNumber - From.DayNumber) / (double)Rises);
        var fall = Ends is { } over ? Math.Min(1, (over.DayNumber - day.DayNumber) / (double)Heals) : 1;
        return Depth * Math.Min(rise, fall);
    }
}
