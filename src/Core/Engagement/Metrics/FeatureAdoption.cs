namespace Perennial.Core.Engagement.Metrics;

/// <summary>Distinct people who used the feature that the option names ÷ distinct people; by default those who used any.</summary>
internal static class FeatureAdoption
{
    public const string Any = "any";

    public static Parts Compute(UsageInputs x) => ActiveUsers.Known(x.Activity) ?? (x.OfFeature is { } used ? Parts.Proportion(used.Users, x.Activity.Users) : NoFeature(x));

    public static Parts NoFeature(UsageInputs x) => Parts.None(x.Options["feature"] == Any ? "no feature is defined" : $"there is no feature '{x.Options["feature"]}'");
}
