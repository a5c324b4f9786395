namespace Perennial.Core.Revenue.Metrics;

/// <summary>(churn + contraction) / opening MRR.</summary>
internal static class GrossMrrChurn
{
    public static Parts Compute(MetricInputs x) => new(-(x.Figures.Churn + x.Figures.Contraction), x.Figures.Opening, x.Figures.OpeningCustomers);
}
