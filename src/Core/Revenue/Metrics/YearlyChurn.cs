namespace Perennial.Core.Revenue.Metrics;

/// <summary>Customer churn of a month compounded over a year: 1 - (1 - m)^12, never 12 m; of a window of k months 1 - (1 - c)^(12/k).</summary>
internal static class YearlyChurn
{
    public static Parts Compute(MetricInputs x)
    {
        var monthly = CustomerChurn.Compute(x);
        if (monthly.NoValue is not null || monthly.Denominator == 0) return monthly;
        var m = monthly.Denominator is { } denominator ? monthly.Numerator / denominator : monthly.Numerator;
        var kept = x.Period.Months == 1 ? 1m : (decimal)Math.Pow(Math.Clamp((double)(1 - m), 0, 1), 12 / (double)x.Period.Months);
        for (var month = 0; month < 12 && x.Period.Months == 1; month++) kept *= 1 - m;
        return monthly with { IsProportion = false, Value = 1 - kept };
    }
}
