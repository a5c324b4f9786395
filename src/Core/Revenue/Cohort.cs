namespace Perennial.Core.Revenue;

/// <summary>The customers that first paid in one local month, and what became of them month by month.</summary>
/// <param name="Month">First day of the month in which they first paid.</param>
/// <param name="Customers">How many they are, so far where that month is not over.</param>
/// <param name="Cells">Month 0 is the first paid month itself.</param>
public sealed record Cohort(DateOnly Month, long Customers, IReadOnlyList<CohortCell> Cells);
