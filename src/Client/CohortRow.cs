namespace Perennial.Client;

/// <summary>The customers that first paid in one local month.</summary>
/// <param name="Cohort">The month, as 2024-03.</param>
/// <param name="Customers">How many they are.</param>
/// <param name="Months">Month 0 is the first paid month itself.</param>
public sealed record CohortRow(string Cohort, long Customers, IReadOnlyList<CohortMonth> Months);
