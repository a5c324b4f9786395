namespace Perennial.Client;

/// <summary>What customers are worth from now on, by segment.</summary>
/// <param name="Day">At its end.</param>
/// <param name="Currency">Of all amounts.</param>
/// <param name="Reason">Why there is no value, or no interval; null where there are both.</param>
/// <param name="Segments">Those without one last.</param>
/// <param name="Options">In force: the horizon, the discount rate and the margin among them.</param>
public sealed record LifetimeValues(DateOnly Day, string Currency, string? Reason, IReadOnlyList<LifetimeSegment> Segments, IReadOnlyDictionary<string, string> Options);
