using Perennial.Core.Revenue;

namespace Perennial.Core.Engagement.Metrics;

/// <summary>Mean DAU over a period ÷ distinct people over the same period: the calendar one, or the 28 or 30 days that end with it.</summary>
internal static class Stickiness
{
    public static Parts Compute(UsageInputs x)
    {
        var window = x.Options["stickiness-window"] switch
        {
            "rolling-28" => new Period(x.Period.End.AddDays(-28), x.Period.End),
            "rolling-30" => new Period(x.Period.End.AddDays(-30), x.Period.End),
            _ => x.Period,
        };
        var activity = x.Over(window);
        return ActiveUsers.Known(activity) ?? new Parts((decimal)activity.UserDays / window.Days, activity.Users, activity.Users);
    }
}
