namespace Perennial.Core.Health;

/// <summary>Measures that are weighed together.</summary>
/// <param name="Weight">Of the group within the scorecard; above 0.</param>
public sealed record MeasureGroup(string Name, double Weight, IReadOnlyList<Measure> Measures);
