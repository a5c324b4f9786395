namespace Perennial.Core.Revenue.Metrics;

/// <summary>expansion / opening MRR.</summary>
internal static class ExpansionRate
{
    public static Parts Compute(MetricInputs x) => new(x.Figures.Expansion, x.Figures.Opening, x.Figures.OpeningCustomers);
}
