namespace Perennial.Client;

/// <summary>One account's share of a figure, with its own movements over the period. Amounts are in the reporting currency, losses negative.</summary>
public sealed record MetricAccount
{
    public required string AccountId { get; init; }
    public required string Name { get; init; }
    public string? Segment { get; init; }
    public string? Owner { get; init; }
    public required decimal Numerator { get; init; }
    public decimal? Denominator { get; init; }
    public decimal Opening { get; init; }
    public decimal Closing { get; init; }
    public decimal New { get; init; }
    public decimal Reactivation { get; init; }
    public decimal Expansion { get; init; }
    public decimal Contraction { get; init; }
    public decimal Churn { get; init; }
    public decimal Fx { get; init; }
}
