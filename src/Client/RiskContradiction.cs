namespace Perennial.Client;

/// <summary>Where two definitions of churn disagree.</summary>
/// <param name="Says">In words.</param>
/// <param name="Count">Of how many accounts.</param>
/// <param name="AccountIds">Their ids.</param>
public sealed record RiskContradiction(string Says, int Count, IReadOnlyList<string> AccountIds);
