namespace Perennial.Core.Revenue.Metrics;

/// <summary>GRR: the same cohort as NRR, each account counted at most at what it paid at the start; never above 100 %.</summary>
internal static class GrossRevenueRetention
{
    public static Parts Compute(MetricInputs x) => x.Options.RetentionByMovements
        ? new(x.Figures.Opening + x.Figures.Contraction + x.Figures.Churn, x.Figures.Opening, x.Figures.OpeningCustomers)
        : x.Figures.RetentionUnpriced is { } reason ? Parts.None(reason)
        : new(x.Figures.CohortKept, x.Figures.CohortOpening, x.Figures.CohortCustomers);
}
