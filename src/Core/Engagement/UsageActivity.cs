namespace Perennial.Core.Engagement;

/// <summary>What was done over a period by one account, one slice or all.</summary>
/// <param name="Users">Distinct people; anonymous visitors are none.</param>
/// <param name="UserDays">The sum over the period's days of the distinct people of each: divided by the days it is the mean DAU.</param>
/// <param name="Events">How many events came.</param>
/// <param name="Count">What they count together: an event may stand for many.</param>
/// <param name="Milliseconds">The time that they say they took.</param>
/// <param name="ActiveDays">Days with an event.</param>
/// <param name="LastDay">The last of them; null when there is none.</param>
public readonly record struct UsageActivity(long Users, long UserDays, long Events, long Count, long Milliseconds, long ActiveDays, DateOnly? LastDay)
{
    public static UsageActivity None => default;
}
