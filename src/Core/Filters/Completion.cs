namespace Perennial.Core.Filters;

/// <summary>One thing that could be written next.</summary>
/// <param name="Insert">Takes the place of what is written.</param>
/// <param name="Label">What is shown.</param>
/// <param name="Hint">A few words about it.</param>
/// <param name="GoesOn">More of the same part follows: a field waits for its value.</param>
public sealed record Completion(string Insert, string Label, string Hint, bool GoesOn);
