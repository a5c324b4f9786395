namespace Perennial.Core.Revenue;

/// <summary>A cohort in its month k. Incomplete where the month is not over by the day asked for or by the data's end: then it has no numbers, never 0.</summary>
/// <param name="K">Months since the first paid one.</param>
/// <param name="Customers">Accounts that were a customer on at least one local day of the month.</param>
/// <param name="ClosingMrr">Their revenue at the month's last day, in the reporting currency at that day's rate.</param>
public readonly record struct CohortCell(int K, long? Customers, decimal? ClosingMrr)
{
    public bool IsIncomplete => Customers is null;
}
