namespace Perennial.Core.Risk;

/// <summary>Of churn, with its 95 % bounds.</summary>
public readonly record struct Probability(double P, double Low, double High);
