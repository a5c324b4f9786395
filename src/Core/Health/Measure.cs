namespace Perennial.Core.Health;

/// <summary>A signal as a scorecard weighs it.</summary>
/// <param name="Signal">Its name in the registry.</param>
/// <param name="Weight">Within its group; above 0.</param>
/// <param name="Shape">How it becomes points.</param>
/// <param name="FreshDays">A value that is older keeps its points and adds nothing to the confidence; null for one that does not age.</param>
/// <param name="WhenMissing">Points that count where there is no value; null where the measure is left out, which is the usual.</param>
public sealed record Measure(string Signal, double Weight, Shape Shape, int? FreshDays = null, double? WhenMissing = null);
