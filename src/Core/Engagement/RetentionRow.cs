using Perennial.Core.Revenue;

namespace Perennial.Core.Engagement;

/// <summary>People who did something for the first time in one period, and how many of them did in each period from then on: the first cell is all of them.</summary>
/// <param name="Cohort">The period of their first event.</param>
/// <param name="Active">By how many periods later; a period that has not ended is not among them.</param>
public sealed record RetentionRow(Period Cohort, IReadOnlyList<long> Active);
