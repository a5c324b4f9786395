namespace Perennial.Core.Revenue.Metrics;

/// <summary>Growth of recurring revenue: (closing - opening) / opening MRR.</summary>
internal static class MrrGrowth
{
    public static Parts Compute(MetricInputs x) => new(x.Figures.Closing - x.Figures.Opening, x.Figures.Opening, x.Figures.OpeningCustomers);
}
