namespace Perennial.Core.Revenue.Metrics;

/// <summary>ARPC x gross margin / customer churn of the window, per month; only with at least 10 churns in the window.</summary>
internal static class SimpleLifetimeValue
{
    public const int MinimumChurns = 10;

    public static Parts Compute(MetricInputs x)
    {
        var f = x.Figures;
        if (f.ChurnedOfOpening < MinimumChurns) return Parts.None($"{f.ChurnedOfOpening} churns in the window; below {MinimumChurns} the quotient means nothing");
        if (f.ClosingCustomers == 0) return Parts.None("no customers at closing");
        var monthlyChurn = 1 - (decimal)Math.Pow(1 - (double)f.ChurnedOfOpening / f.OpeningCustomers, (double)(1 / f.Period.Months));
        var margin = f.Closing / f.ClosingCustomers * x.Options.GrossMargin;
        return new(margin, monthlyChurn, f.ClosingCustomers);
    }
}
