namespace Perennial.App.DataQuality;

/// <summary>A check that looks at each subscription that events name, beside the days of its use.</summary>
internal abstract class SubscriptionCheck : DataCheck
{
    public override string Of => "subscriptions with use";

    internal override bool IsBound(ClaimBindings claims) => true;

    internal override int Population(QualityData data) => data.UseOf.Count;

    internal override IEnumerable<Contradiction> Find(QualityData data)
    {
        foreach (var subscription in SubscriptionDays.Of(data))
        {
            var (first, last) = data.UseOf[subscription.Subscription];
            if (Look(subscription, first, last) is { } found) yield return new(data.Accounts[subscription.Account].Id, subscription.Fact, found.Says, found.Instead);
        }
    }

    protected abstract (string Says, string Instead)? Look(SubscriptionDays subscription, int firstUse, int lastUse);
}
