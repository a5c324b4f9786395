namespace Perennial.Core.Engagement.Metrics;

/// <summary>Features used ÷ features bought; over a slice both are summed over its accounts.</summary>
internal static class Breadth
{
    public static Parts Compute(UsageInputs x) => x.Features switch
    {
        null => Parts.None("no feature is defined"),
        { Had: 0 } => Parts.None("nothing with features was bought"),
        { } use => new Parts(use.Used, use.Had, use.Accounts) { IsProportion = true },
    };
}
