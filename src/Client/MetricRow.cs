namespace Perennial.Client;

/// <summary>One account's share of a figure, with its own movements over the period. Money in the reporting currency, losses negative.</summary>
/// <param name="AccountId">Empty where the share is no single account's: the name says what it is of.</param>
public sealed record MetricRow(
    string AccountId, string Name, string? Segment, string? Owner, decimal Numerator, decimal? Denominator,
    decimal Opening, decimal New, decimal Reactivation, decimal Expansion, decimal Contraction, decimal Churn, decimal Fx, decimal Closing);
