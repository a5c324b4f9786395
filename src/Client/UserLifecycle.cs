namespace Perennial.Client;

/// <summary>People of one period. New, returning and resurrecting are all who were active.</summary>
/// <param name="Period">Half-open.</param>
/// <param name="New">Did something for the first time ever.</param>
/// <param name="Returning">Also in the period before.</param>
/// <param name="Resurrecting">Earlier, and not in the period before.</param>
/// <param name="Dormant">In the period before, and not in this one.</param>
/// <param name="Active">All who did something in it.</param>
public sealed record UserLifecycle(MetricPeriod Period, long New, long Returning, long Resurrecting, long Dormant, long Active);
