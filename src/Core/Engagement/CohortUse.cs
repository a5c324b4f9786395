namespace Perennial.Core.Engagement;

/// <summary>People whose first event lies in one period.</summary>
/// <param name="Users">All of them.</param>
/// <param name="Active">Those who did something in another period.</param>
public readonly record struct CohortUse(long Users, long Active);
