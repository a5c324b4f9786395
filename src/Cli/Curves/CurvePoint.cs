namespace Perennial.Cli.Curves;

/// <summary>A period of a survival curve: shares of all that began.</summary>
/// <param name="Retention">Of those alive before it, the share that stays through it.</param>
internal sealed record CurvePoint(double Period, long? AtRisk, long? Churned, double? Observed, double? Low, double? High, double? Fitted = null, double? Retention = null);
