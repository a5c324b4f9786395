namespace Perennial.Core.Revenue.Metrics;

/// <summary>Revenue of customers lost whole: churn / opening MRR.</summary>
internal static class LogoMrrChurn
{
    public static Parts Compute(MetricInputs x) => new(-x.Figures.Churn, x.Figures.Opening, x.Figures.OpeningCustomers);
}
