namespace Perennial.Core.Revenue.Metrics;

/// <summary>What metered lines amount to a month at the close, whether or not they count as recurring revenue; no value where a rate is missing for one of them.</summary>
internal static class UsageRunRate
{
    public static Parts Compute(MetricInputs x)
    {
        var usage = x.FiguresOf(Subject.MeteredUsage);
        return usage.UnpricedAccounts > 0
            ? Parts.None($"{usage.UnpricedReason} ({Metric.Accounts(usage.UnpricedAccounts)} without a stated usage)")
            : Parts.Amount(usage.Closing, usage.ClosingCustomers);
    }
}
