namespace Perennial.Core.Revenue.Metrics;

/// <summary>Referred accounts that became customers in the period, minus (or over) customers churned in it. The aim is 0 or better.</summary>
internal static class ReferralBalance
{
    private const string Unknown = "no account says who referred it (custom field referred_by)";

    public static Parts Difference(MetricInputs x) =>
        !x.KnowsReferrals ? Parts.None(Unknown) : Parts.Amount(x.ReferredCustomers - x.Figures.ChurnedCustomers, x.Figures.OpeningCustomers + x.Figures.NewCustomers);

    public static Parts Ratio(MetricInputs x) =>
        !x.KnowsReferrals ? Parts.None(Unknown) : new(x.ReferredCustomers, x.Figures.ChurnedCustomers, x.Figures.OpeningCustomers + x.Figures.NewCustomers);
}
