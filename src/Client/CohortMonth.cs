namespace Perennial.Client;

/// <summary>A cohort in its month k; an incomplete one has no numbers, never 0.</summary>
/// <param name="K">Months since the first paid one.</param>
/// <param name="Customers">Customers on at least one local day of the month.</param>
/// <param name="Retention">Over the cohort's customers.</param>
/// <param name="ClosingMrr">In the reporting currency.</param>
/// <param name="Incomplete">The month is not over, or the data ends in it.</param>
public sealed record CohortMonth(int K, long? Customers, decimal? Retention, decimal? ClosingMrr, bool Incomplete);
