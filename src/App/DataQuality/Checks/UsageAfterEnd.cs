namespace Perennial.App.DataQuality.Checks;

internal sealed class UsageAfterEnd : SubscriptionCheck
{
    public override string Id => "usage-after-end";
    public override string Title => "Subscriptions that were used after they ended";
    public override string Meanwhile => "The events count on the day they happened; the line pays nothing after its end. Either the end is too early or somebody still has a key.";
    public override Severity Severity => Severity.Warning;

    protected override (string Says, string Instead)? Look(SubscriptionDays subscription, int firstUse, int lastUse) =>
        subscription.End == Line.Never || lastUse <= subscription.End ? null
            : ($"used until {QualityData.Day(lastUse)}", $"it ended {QualityData.Count(lastUse - subscription.End, "day")} earlier, on {QualityData.Day(subscription.End)}");
}
