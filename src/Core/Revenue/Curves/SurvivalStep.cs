namespace Perennial.Core.Revenue.Curves;

/// <summary>The survival estimate after the churns of one time. The bounds are absent where the estimate is 0.</summary>
/// <param name="AtRisk">Customers observed up to this time.</param>
/// <param name="Variance">Greenwood's variance of the survival.</param>
public readonly record struct SurvivalStep(double Time, long AtRisk, long Churned, double Survival, double Variance, double? Low, double? High);
