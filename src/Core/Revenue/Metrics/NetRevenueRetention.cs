namespace Perennial.Core.Revenue.Metrics;

/// <summary>NRR: revenue now of the accounts that paid at the window's start, over their revenue then. Constant currency at the start's rate unless <c>retention-fx=spot</c>.</summary>
internal static class NetRevenueRetention
{
    public static Parts Compute(MetricInputs x) => x.Options.RetentionByMovements
        ? new(x.Figures.Opening + x.Figures.Expansion + x.Figures.Contraction + x.Figures.Churn, x.Figures.Opening, x.Figures.OpeningCustomers)
        : x.Figures.RetentionUnpriced is { } reason ? Parts.None(reason)
        : new(x.Figures.CohortClosing, x.Figures.CohortOpening, x.Figures.CohortCustomers);

    /// <summary>The upper number alone: the founding texts give NRR as an amount.</summary>
    public static Parts Amount(MetricInputs x) =>
        Compute(x) is { NoValue: null } parts ? Parts.Amount(parts.Numerator, parts.N) : Compute(x);
}
