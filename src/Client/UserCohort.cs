namespace Perennial.Client;

/// <summary>People whose first event lies in one period, and how many of them were active in each period from then on. A cell is the metric <c>user-retention</c> too, with the accounts behind it.</summary>
/// <param name="Cohort">As 2024-01, 2024-W05 or 2024-01-31.</param>
/// <param name="Period">Half-open.</param>
/// <param name="Users">All of them.</param>
/// <param name="Active">By how many periods later, from 0; null in the last where that period is not over.</param>
/// <param name="Retention">The same as shares of all of them; null where there is nobody.</param>
/// <param name="Reason">Why there are no numbers.</param>
/// <param name="Options">Every option in force.</param>
public sealed record UserCohort(string Cohort, MetricPeriod Period, long? Users, IReadOnlyList<long?> Active, IReadOnlyList<decimal?> Retention, string? Reason, IReadOnlyDictionary<string, string> Options);
