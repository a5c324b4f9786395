namespace Perennial.Client;

/// <summary>The share of customers still paying after a number of months, with its 95 % interval.</summary>
public sealed record SurvivalPoint(double Month, long AtRisk, long Churned, double Survival, double? Low, double? High);
