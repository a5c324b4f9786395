namespace Perennial.Core.Engagement.Metrics;

/// <summary>People who came through all steps that the option names, in order and within its window ÷ people who came to the first.</summary>
internal static class Funnel
{
    public static Parts Compute(UsageInputs x)
    {
        if (x.Options["funnel"] is FunnelSteps.None) return Parts.None("no funnel is chosen: the option funnel names its steps");
        var people = x.Funnel(new(x.Options["funnel"], FunnelSteps.DaysOf(x.Options["funnel-within"])!.Value));
        return ActiveUsers.Known(x.Activity) ?? Parts.Proportion(people[^1], people[0]);
    }
}
