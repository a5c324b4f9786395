namespace Perennial.Client;

/// <summary>How often what was renewed lay between P10 and P90, which should be four times in five.</summary>
/// <param name="Currency">Of all amounts.</param>
/// <param name="Months">That are over.</param>
/// <param name="Inside">Of them.</param>
/// <param name="Share">The 95 % interval of the share; null where too few are over.</param>
/// <param name="Words">What that says, in a sentence.</param>
/// <param name="CorrelationWords">Whether renewals go together, in a sentence.</param>
/// <param name="ByMonth">The first one first.</param>
public sealed record ForecastCoverage(string Currency, int Months, int Inside, MetricInterval? Share, string Words, string CorrelationWords, IReadOnlyList<CoverageMonth> ByMonth);
