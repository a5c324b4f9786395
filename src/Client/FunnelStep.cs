namespace Perennial.Client;

/// <summary>One step of a funnel.</summary>
/// <param name="Step">The event.</param>
/// <param name="Users">How many people came as far.</param>
/// <param name="OfFirst">Their share of those of the first step; null when nobody began.</param>
/// <param name="OfBefore">Their share of those of the step before.</param>
public sealed record FunnelStep(string Step, long Users, decimal? OfFirst, decimal? OfBefore);
