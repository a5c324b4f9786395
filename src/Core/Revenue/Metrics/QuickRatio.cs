namespace Perennial.Core.Revenue.Metrics;

/// <summary>(new + expansion + reactivation) / (churn + contraction).</summary>
internal static class QuickRatio
{
    public static Parts Compute(MetricInputs x) =>
        new(x.Figures.New + x.Figures.Expansion + x.Figures.Reactivation, -(x.Figures.Churn + x.Figures.Contraction), x.Figures.OpeningCustomers + x.Figures.NewCustomers);
}
