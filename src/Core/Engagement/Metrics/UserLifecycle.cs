namespace Perennial.Core.Engagement.Metrics;

/// <summary>Distinct people of a period by what they were before: with an event for the first time, also in the period before, earlier, or only in the period before.</summary>
internal static class UserLifecycle
{
    private const string NotOver = "the period is not over";

    public static Parts New(UsageInputs x) => Of(x, l => l.New);

    public static Parts Returning(UsageInputs x) => Of(x, l => l.Returning);

    public static Parts Resurrecting(UsageInputs x) => Of(x, l => l.Resurrecting);

    /// <summary>Who has not come yet may still come while the period is not over.</summary>
    public static Parts Dormant(UsageInputs x)
    {
        if (x.IsOpen) return Parts.None(NotOver);
        if (!x.IsOfOne && (ActiveUsers.Known(x.Activity) ?? ActiveUsers.Known(x.Over(x.Before))) is { } none) return none;
        var users = x.Lifecycle;
        return Parts.Amount(users.Dormant, users.Returning + users.Dormant);
    }

    private static Parts Of(UsageInputs x, Func<Lifecycle, long> people)
    {
        if (!x.IsOfOne && ActiveUsers.Known(x.Activity) is { } none) return none;
        var users = x.Lifecycle;
        return Parts.Amount(people(users), users.Active);
    }
}
