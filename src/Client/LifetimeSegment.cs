namespace Perennial.Client;

/// <summary>What the customers of a segment are worth from now on.</summary>
/// <param name="Segment">Empty for accounts without one.</param>
/// <param name="Customers">How many.</param>
/// <param name="Mrr">Of all.</param>
/// <param name="Value">Of all.</param>
/// <param name="ValueLow">Its lower 95 % bound; null without one.</param>
/// <param name="ValueHigh">Its upper one.</param>
/// <param name="Mean">Value of one.</param>
public sealed record LifetimeSegment(string Segment, int Customers, decimal Mrr, decimal Value, decimal? ValueLow, decimal? ValueHigh, decimal Mean);
