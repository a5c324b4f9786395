namespace Perennial.App.DataQuality.Checks;

internal sealed class UsageBeforeStart : SubscriptionCheck
{
    public override string Id => "usage-before-start";
    public override string Title => "Subscriptions that were used before they start";
    public override string Meanwhile => "The events count on the day they happened, the line on its own days. One of the two dates is wrong, or the subscription had another number before.";
    public override Severity Severity => Severity.Warning;

    protected override (string Says, string Instead)? Look(SubscriptionDays subscription, int firstUse, int lastUse) =>
        firstUse >= subscription.Start ? null
            : ($"used since {QualityData.Day(firstUse)}", $"it starts {QualityData.Count(subscription.Start - firstUse, "day")} later, on {QualityData.Day(subscription.Start)}");
}
