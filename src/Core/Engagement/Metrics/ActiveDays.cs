namespace Perennial.Core.Engagement.Metrics;

/// <summary>Days of the period with an event ÷ its days.</summary>
internal static class ActiveDays
{
    public static Parts Count(UsageInputs x) => Parts.Amount(x.Activity.ActiveDays, x.Activity.Users);

    /// <summary>Days from the last event up to the period's close; looked for in the year before it.</summary>
    public static Parts SinceLast(UsageInputs x) =>
        x.Over(new(x.Period.End.AddYears(-1), x.Period.End)).LastDay is { } last ? Parts.Amount(x.Period.ClosingDay.DayNumber - last.DayNumber, 1) : Parts.None("nothing happened in the year before");
}
