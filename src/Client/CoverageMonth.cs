namespace Perennial.Client;

/// <summary>A past month: what was said of its renewals before it began, and what came.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="MadeOn">When it was said.</param>
/// <param name="Replayed">Nobody said it then: it was made again from what is known today.</param>
/// <param name="Renewals">How many were due.</param>
/// <param name="Due">How much.</param>
/// <param name="Expected">Sum of amount x chance.</param>
/// <param name="P10">Lower bound.</param>
/// <param name="P50">Middle.</param>
/// <param name="P90">Upper bound.</param>
/// <param name="Came">What was renewed.</param>
/// <param name="Inside">It lay between P10 and P90.</param>
public sealed record CoverageMonth(DateOnly Month, DateOnly MadeOn, bool Replayed, int Renewals, decimal Due, decimal Expected, decimal P10, decimal P50, decimal P90, decimal Came, bool Inside);
