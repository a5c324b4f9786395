namespace Perennial.Core.Revenue.Metrics;

/// <summary>(churn + contraction - expansion) / opening MRR; with <c>net-churn-reactivation=subtracted</c> reactivation is subtracted too.</summary>
internal static class NetMrrChurn
{
    public static Parts Compute(MetricInputs x)
    {
        var lost = -(x.Figures.Churn + x.Figures.Contraction) - x.Figures.Expansion;
        if (x.Options.NetChurnSubtractsReactivation) lost -= x.Figures.Reactivation;
        return new(lost, x.Figures.Opening, x.Figures.OpeningCustomers);
    }
}
