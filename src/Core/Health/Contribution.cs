namespace Perennial.Core.Health;

/// <summary>What one measure adds to a score.</summary>
/// <param name="Group">Its group's name.</param>
/// <param name="Measure">As the scorecard has it.</param>
/// <param name="Points">0 to 100; null where there is no value.</param>
/// <param name="Share">The part that it has of the score here, after what is missing was left out; null where it is left out.</param>
/// <param name="Adds">Points of the score, in hundredths: all of them sum to the score.</param>
public sealed record Contribution(string Group, Measure Measure, double? Points, double? Share, decimal Adds);
