namespace Perennial.Core.Revenue.Metrics;

/// <summary>
/// ARPC x gross margin / customer churn per month, the window's churn m taken down to a month as 1 - (1 - m)^(1 / months);
/// only with at least 10 churns in the window.
/// </summary>
internal static class SimpleLifetimeValue
{
    public const int MinimumChurns = 10;

    public static Parts Compute(MetricInputs x)
    {
        var whole = x.Whole;
        if (whole.ChurnedOfOpening < MinimumChurns) return Parts.None($"{whole.ChurnedOfOpening} churns in the window; below {MinimumChurns} the quotient means nothing");
        var monthlyChurn = (decimal)(1 - Math.Pow(1 - (double)whole.ChurnedOfOpening / whole.OpeningCustomers, (double)(1 / whole.Period.Months)));
        return new(x.Figures.Closing * x.Options.GrossMargin / monthlyChurn, x.Figures.ClosingCustomers, x.Figures.ClosingCustomers);
    }
}
