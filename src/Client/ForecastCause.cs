namespace Perennial.Client;

/// <summary>What one kind of cause did to what is expected.</summary>
/// <param name="Cause"><c>came</c>, <c>went</c>, <c>settled</c>, <c>due-date</c>, <c>amount</c> or <c>chance</c>.</param>
/// <param name="Amount">With its sign.</param>
/// <param name="Renewals">How many.</param>
public sealed record ForecastCause(string Cause, decimal Amount, int Renewals);
