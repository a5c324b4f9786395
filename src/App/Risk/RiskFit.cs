using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>What the model in force learnt from.</summary>
/// <param name="Rows">Account-months.</param>
/// <param name="Churns">Of them, how many ended in churn.</param>
/// <param name="Since">The first month end that teaches.</param>
/// <param name="Until">The last.</param>
/// <param name="Features">Names of its columns.</param>
/// <param name="Weights">The first is the intercept; by unit spread.</param>
/// <param name="Recalibration">What was seen out of time.</param>
public sealed record RiskFit(int Rows, int Churns, DateOnly Since, DateOnly Until, IReadOnlyList<string> Features, IReadOnlyList<double> Weights, Recalibration Recalibration);
