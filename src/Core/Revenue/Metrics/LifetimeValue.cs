using Perennial.Core.Revenue.Curves;

namespace Perennial.Core.Revenue.Metrics;

/// <summary>
/// CLTV of a new customer: expected margin over a stated horizon, discounted. With H = <c>clv-horizon-months</c>, r = <c>clv-discount-rate</c> a year:
/// closing MRR / closing customers x gross margin x sum over t = 0 .. H - 1 of S(t) / (1 + r)^(t / 12),
/// where S(t) is the share of customers still paying after t months, read from the first paying spells of all customers up to the closing day:
/// the shifted-beta-geometric curve, or the Kaplan-Meier estimate where that cannot be fitted (then nothing is counted beyond the longest spell seen).
/// Fewer than 5 churns: no value.
/// </summary>
internal static class LifetimeValue
{
    public static Parts Compute(MetricInputs x)
    {
        var curve = x.RetentionCurve;
        if (curve.Churns < RetentionCurve.MinimumChurns) return Parts.None($"{curve.Churns} churns seen; below {RetentionCurve.MinimumChurns} no retention curve is fitted");
        var months = Math.Round((decimal)curve.DiscountedMonths(x.Options.ClvHorizonMonths, (double)x.Options.ClvDiscountRate), 12);
        return new(x.Figures.Closing * x.Options.GrossMargin * months, x.Figures.ClosingCustomers, curve.Customers);
    }
}
