namespace Perennial.Client;

/// <summary>What one measure adds to a score.</summary>
/// <param name="Group">Its group's name.</param>
/// <param name="Signal">Id of the signal.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Points">0 to 100; null where nothing is known.</param>
/// <param name="Share">The part that it has of this score, 0 to 1; null where it is left out.</param>
/// <param name="Adds">Points of the score: all of them sum to it.</param>
/// <param name="IsAssumed">Nothing is known, and the scorecard says what counts in its place.</param>
/// <param name="Evidence">What is behind it, in a sentence.</param>
/// <param name="Link">Where its rows are.</param>
public sealed record HealthContribution(string Group, string Signal, string Name, decimal? Points, decimal? Share, decimal Adds, bool IsAssumed, string Evidence, string? Link);
