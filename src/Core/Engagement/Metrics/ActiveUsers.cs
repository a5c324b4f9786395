using Perennial.Core.Revenue;

namespace Perennial.Core.Engagement.Metrics;

/// <summary>Distinct people with an event. DAU is the mean over the period's days; WAU is that of the 7 days, MAU that of the month, which end with the period.</summary>
internal static class ActiveUsers
{
    public const string NoUsers = "no event names a user";

    public static Parts Daily(UsageInputs x) => Known(x.Activity) ?? new Parts(x.Activity.UserDays, x.Period.Days, x.Activity.Users);

    public static Parts Weekly(UsageInputs x) => Closing(x, new Period(x.Period.End.AddDays(-7), x.Period.End));

    public static Parts Monthly(UsageInputs x) => Closing(x, x.Period.ClosingMonth());

    /// <summary>Events that say nothing of who it was give no value where distinct people are asked for.</summary>
    public static Parts? Known(UsageActivity activity) => activity is { Users: 0, Events: > 0 } ? Parts.None(NoUsers) : null;

    private static Parts Closing(UsageInputs x, Period window)
    {
        var done = x.Over(window);
        return Known(done) ?? Parts.Amount(done.Users, done.Users);
    }
}
