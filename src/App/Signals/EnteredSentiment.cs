namespace Perennial.App.Signals;

/// <summary>How a CSM feels about an account, as they entered it.</summary>
/// <param name="Value">1 (lost) to 5 (delighted).</param>
/// <param name="Day">Number of the day from which it counts.</param>
/// <param name="Reason">Why, in their words.</param>
/// <param name="Author">Who.</param>
public readonly record struct EnteredSentiment(double Value, int Day, string Reason, string Author);
