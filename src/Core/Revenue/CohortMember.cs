namespace Perennial.Core.Revenue;

/// <summary>One account of a cohort in its month k.</summary>
public readonly record struct CohortMember(int Account, DateOnly FirstPaid, bool IsActive, decimal ClosingMrr);
