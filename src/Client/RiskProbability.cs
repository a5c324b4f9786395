namespace Perennial.Client;

/// <summary>A probability of churn with its 95 % bounds, each from 0 to 1.</summary>
public sealed record RiskProbability(decimal P, decimal Low, decimal High);
