namespace Perennial.Client;

/// <summary>One phase of the journey.</summary>
/// <param name="Phase">Its name.</param>
/// <param name="Value">0 to 100; null where no answer names it.</param>
/// <param name="N">How many do.</param>
/// <param name="Interval">Of the value, from two answers on.</param>
/// <param name="Reason">Why there is no value.</param>
public sealed record JourneyPhase(string Phase, decimal? Value, long N, MetricInterval? Interval, string? Reason);
