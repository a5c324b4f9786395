namespace Perennial.Core.Revenue.Metrics;

/// <summary>ARPC (ARPA): closing MRR / closing customers, over a month, a quarter or a year.</summary>
internal static class RevenuePerCustomer
{
    public static Func<MetricInputs, Parts> Over(int months) =>
        x => new(x.Figures.Closing * months, x.Figures.ClosingCustomers, x.Figures.ClosingCustomers);
}
