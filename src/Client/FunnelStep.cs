namespace Perennial.Client;

/// <summary>One step of a funnel. It is the metric <c>funnel</c> with the steps up to this one, with the accounts behind it.</summary>
/// <param name="Step">The event.</param>
/// <param name="Users">How many people came as far.</param>
/// <param name="OfFirst">Their share of those of the first step; null when nobody began.</param>
/// <param name="OfBefore">Their share of those of the step before.</param>
/// <param name="Reason">Why there are no numbers.</param>
/// <param name="Options">Every option in force.</param>
public sealed record FunnelStep(string Step, long? Users, decimal? OfFirst, decimal? OfBefore, string? Reason, IReadOnlyDictionary<string, string> Options);
