namespace Perennial.Core.Revenue.Metrics;

/// <summary>Growth of the customer count: (closing - opening) / opening.</summary>
internal static class CustomerGrowth
{
    public static Parts Compute(MetricInputs x) => new(x.Figures.ClosingCustomers - x.Figures.OpeningCustomers, x.Figures.OpeningCustomers, x.Figures.OpeningCustomers);
}
