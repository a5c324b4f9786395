namespace Perennial.Core.Engagement.Metrics;

/// <summary>What one active person does: days of visit, events, time.</summary>
internal static class PerUser
{
    private const decimal Minute = 60_000;

    /// <summary>Days with a visit ÷ distinct people.</summary>
    public static Parts VisitFrequency(UsageInputs x) => Of(x, x.Activity.UserDays);

    /// <summary>Events, each as many as it counts ÷ distinct people.</summary>
    public static Parts Depth(UsageInputs x) => Of(x, x.Amounts.Count);

    /// <summary>Minutes ÷ days with a visit; no value where no event says how long it took.</summary>
    public static Parts ActiveTime(UsageInputs x) =>
        ActiveUsers.Known(x.Amounts) ?? (x.Amounts is { Milliseconds: 0, Events: > 0 } ? Parts.None("no event says how long it took") : new Parts(x.Amounts.Milliseconds / Minute, x.Amounts.UserDays, x.Amounts.Users));

    private static Parts Of(UsageInputs x, decimal what) => ActiveUsers.Known(x.Activity) ?? new Parts(what, x.Activity.Users, x.Activity.Users);
}
