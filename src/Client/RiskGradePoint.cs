namespace Perennial.Client;

/// <summary>A group of like risk: what was predicted of it, and what happened with its 95 % bounds.</summary>
public sealed record RiskGradePoint(decimal Predicted, decimal Observed, decimal Low, decimal High, int N);
