namespace Perennial.Core.Revenue.Curves;

/// <summary>A fitted model of buying with its log-likelihood, or the reason why there is none.</summary>
public sealed record BuyingFit(BetaGeometricNbd? Model, double? LogLikelihood, string? Failure)
{
    public static BuyingFit None(string reason) => new(null, null, reason);
}
