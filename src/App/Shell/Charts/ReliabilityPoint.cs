namespace Perennial.App.Shell.Charts;

/// <summary>A group of like predictions: what was predicted of it and what happened, as shares, with bounds.</summary>
public sealed record ReliabilityPoint(decimal Predicted, decimal Observed, decimal Low, decimal High, int N);
