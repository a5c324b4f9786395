namespace Perennial.Cli.Curves;

/// <summary>A shifted-beta-geometric curve.</summary>
internal sealed record FittedCurve(double Alpha, double Beta, double LogLikelihood, long Customers, long Churns, IReadOnlyList<CurvePoint> Periods);
