using Perennial.Core.Statistics;

namespace Perennial.Core.Risk;

/// <summary>A group of rows of like risk: what was predicted of them, and what happened.</summary>
/// <param name="Predicted">The mean of their probabilities.</param>
/// <param name="Churns">How many churned.</param>
/// <param name="N">How many they are.</param>
public sealed record CalibrationPoint(double Predicted, int Churns, int N)
{
    public double Observed => (double)Churns / N;

    /// <summary>Of the share that churned.</summary>
    public Interval Interval => Wilson.Of(Churns, N);
}
