namespace Perennial.Client;

/// <summary>People of one period. New, returning and resurrecting are all who were active. Each is a metric of the catalog too (<c>new-users</c>), with the accounts behind it.</summary>
/// <param name="Period">Half-open.</param>
/// <param name="New">Did something for the first time ever.</param>
/// <param name="Returning">Also in the period before.</param>
/// <param name="Resurrecting">Earlier, and not in the period before.</param>
/// <param name="Dormant">In the period before, and not in this one; null in one that is not over.</param>
/// <param name="Active">All who did something in it.</param>
/// <param name="Incomplete">The period is not over: the numbers say how it stands.</param>
/// <param name="Reason">Why there are no numbers.</param>
/// <param name="Options">Every option in force.</param>
public sealed record UserLifecycle(MetricPeriod Period, long? New, long? Returning, long? Resurrecting, long? Dormant, long? Active, bool Incomplete, string? Reason, IReadOnlyDictionary<string, string> Options);
