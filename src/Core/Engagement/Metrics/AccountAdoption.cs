namespace Perennial.Core.Engagement.Metrics;

/// <summary>Accounts in which somebody used the feature that the option names ÷ accounts that have it; by default any of theirs.</summary>
internal static class AccountAdoption
{
    public static Parts Compute(UsageInputs x) => x.OneFeature switch
    {
        null => FeatureAdoption.NoFeature(x),
        { Accounts: 0 } => Parts.None("no account has it"),
        { } use => Parts.Proportion(use.Using, use.Accounts),
    };
}
