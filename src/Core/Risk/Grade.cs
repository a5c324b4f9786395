namespace Perennial.Core.Risk;

/// <summary>How good probabilities of churn were, against what happened.</summary>
/// <param name="N">Rows judged.</param>
/// <param name="Churns">Of them, how many churned.</param>
/// <param name="LogLoss">Mean of -ln of the probability given to what happened; nats.</param>
/// <param name="BaseLogLoss">The same for the base rate given to everybody.</param>
/// <param name="Brier">Mean of (p - outcome) squared: Brier, Monthly Weather Review 78 (1950), 1-3.</param>
/// <param name="BrierSkill">1 - Brier / that of the base rate: 1 perfect, 0 no better than the base rate, below 0 worse.</param>
/// <param name="Auc">See <see cref="Ranks.Auc"/>; NaN where it cannot be said.</param>
/// <param name="Calibration">Null where it cannot be said.</param>
/// <param name="Capacity">How many accounts the team can look after.</param>
/// <param name="Precision">Of the so many with the most risk, the share that churned.</param>
/// <param name="Lift">That share as a multiple of the base rate.</param>
public sealed record Grade(int N, int Churns, double LogLoss, double BaseLogLoss, double Brier, double BrierSkill, double Auc, Calibration? Calibration, int Capacity, double Precision, double Lift)
{
    /// <summary>No probability counts as surer than this.</summary>
    public const double Least = 1e-6;

    /// <summary>Fewer churns than these are too few to judge by.</summary>
    public const int FewestChurns = 5;

    public bool CanJudge => Churns >= FewestChurns && N > Churns;

    /// <param name="probability">Of churn, a row each.</param>
    /// <param name="churned">1 where it happened.</param>
    /// <param name="capacity">How many accounts the team can look after.</param>
    public static Grade Of(ReadOnlySpan<double> probability, ReadOnlySpan<byte> churned, int capacity)
    {
        if (churned.Length != probability.Length) throw new ArgumentException($"There are {probability.Length} probabilities and {churned.Length} outcomes.", nameof(churned));
        var (n, churns, loss, brier) = (churned.Length, 0, 0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            var p = Math.Clamp(probability[i], Least, 1 - Least);
            churns += churned[i];
            loss -= Math.Log(churned[i] == 1 ? p : 1 - p);
            brier += (probability[i] - churned[i]) * (probability[i] - churned[i]);
        }
        var rate = n == 0 ? double.NaN : (double)churns / n;
        var baseLoss = churns == 0 || churns == n ? 0 : -(rate * Math.Log(rate) + (1 - rate) * Math.Log(1 - rate));
        var precision = Ranks.Precision(probability, churned, capacity);
        return new(n, churns, loss / n, baseLoss, brier / n, 1 - brier / n / (rate * (1 - rate)), Ranks.Auc(probability, churned), n == 0 ? null : Risk.Calibration.Of(probability, churned), Math.Min(capacity, n), precision, precision / rate);
    }
}
