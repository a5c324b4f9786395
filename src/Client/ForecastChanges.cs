namespace Perennial.Client;

/// <summary>What changed in a forecast since the one of a week ago, and why: the causes sum to the change exactly.</summary>
/// <param name="Since">The day of the earlier one.</param>
/// <param name="Day">The day of this one.</param>
/// <param name="Replayed">None was kept: it was made again from what is known today, with today's chances.</param>
/// <param name="Currency">Of all amounts.</param>
/// <param name="Before">What was expected.</param>
/// <param name="Now">What is.</param>
/// <param name="Causes">Each kind with its sum.</param>
/// <param name="Rows">Each renewal, the largest first.</param>
public sealed record ForecastChanges(DateOnly Since, DateOnly Day, bool Replayed, string Currency, decimal Before, decimal Now, IReadOnlyList<ForecastCause> Causes, IReadOnlyList<ForecastChangeRow> Rows);
