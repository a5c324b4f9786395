namespace Perennial.Core.Health;

/// <summary>A signal as a scorecard weighs it.</summary>
/// <param name="Signal">Its name in the registry.</param>
/// <param name="Weight">Within its group; above 0.</param>
/// <param name="Shape">How it becomes points.</param>
/// <param name="FreshDays">A value that is older lowers confidence and is not used; null for one that does not age.</param>
/// <param name="WhenMissing">Points that a missing or stale value has all the same; null where it is left out, which is the usual.</param>
public sealed record Measure(string Signal, double Weight, Shape Shape, int? FreshDays = null, double? WhenMissing = null);
