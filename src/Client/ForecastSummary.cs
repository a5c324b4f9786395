namespace Perennial.Client;

/// <summary>The renewal forecast of some days.</summary>
/// <param name="Day">As of its end.</param>
/// <param name="From">First day that is looked at.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Currency">Of all amounts.</param>
/// <param name="By"><c>month</c>, <c>quarter</c>, <c>segment</c> or <c>owner</c>.</param>
/// <param name="Basis">Where the chances come from, in a sentence.</param>
/// <param name="Correlation">That the intervals reckon with.</param>
/// <param name="CorrelationWords">Whether renewals go together, in a sentence.</param>
/// <param name="Total">All of it.</param>
/// <param name="Groups">Divided.</param>
/// <param name="Options">In force.</param>
public sealed record ForecastSummary(DateOnly Day, DateOnly From, DateOnly To, string Currency, string By, string Basis, decimal Correlation, string CorrelationWords, ForecastSum Total, IReadOnlyList<ForecastSum> Groups, IReadOnlyDictionary<string, string> Options);
