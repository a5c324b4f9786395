namespace Perennial.Client;

/// <summary>What the people of one account do, up to a day. A part that cannot be told is null or empty, and <paramref name="Reasons"/> says why by the part's name.</summary>
/// <param name="Day">The last day that is spoken of.</param>
/// <param name="TimeZone">Whose days are meant.</param>
/// <param name="LastDay">The last day with an event ever; null where none came.</param>
/// <param name="Month">The month that ends with the day, which the next figures are of.</param>
/// <param name="ActivePeople">Distinct people in the month.</param>
/// <param name="ActivePeopleBefore">In the month before.</param>
/// <param name="Stickiness">People of a mean day ÷ distinct people, by the option <c>stickiness-window</c>.</param>
/// <param name="ActiveDays">Days of the month with an event.</param>
/// <param name="People">How many were seen in the last 90 days: <c>/usage/people</c> lists them.</param>
/// <param name="Events">How many kinds of events came in the last 90 days: <c>/usage/events</c> lists them.</param>
/// <param name="Days">Days with an event in the last half year.</param>
/// <param name="Features">That it has or used in the last 90 days.</param>
/// <param name="Weeks">Active people of each of the last 26 weeks, and of the other accounts of its segment together.</param>
public sealed record AccountUsageSummary(
    DateOnly Day, string TimeZone, DateOnly? LastDay, MetricPeriod Month, decimal? ActivePeople, decimal? ActivePeopleBefore, decimal? Stickiness, long? ActiveDays, long? People, long? Events,
    IReadOnlyList<AccountUsageDay> Days, IReadOnlyList<AccountFeature> Features, IReadOnlyList<AccountUsageWeek> Weeks, IReadOnlyDictionary<string, string> Reasons);
