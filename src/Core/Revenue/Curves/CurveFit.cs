namespace Perennial.Core.Revenue.Curves;

/// <summary>A fitted curve with its log-likelihood, or the reason why there is none.</summary>
public sealed record CurveFit(ShiftedBetaGeometric? Curve, double? LogLikelihood, string? Failure)
{
    public static CurveFit None(string reason) => new(null, null, reason);
}
