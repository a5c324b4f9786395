namespace Perennial.Client;

/// <summary>How long customers keep paying, as observed and as fitted.</summary>
/// <param name="Customers">Customers whose first paying spell it rests on.</param>
/// <param name="Churns">Spells that ended; the others are censored.</param>
/// <param name="KaplanMeier">The product-limit estimate.</param>
/// <param name="Alpha">Of the shifted beta-geometric; null without a fit.</param>
/// <param name="Beta">Of the shifted beta-geometric; null without a fit.</param>
/// <param name="LogLikelihood">Of the fit.</param>
/// <param name="Projection">Share still paying after 0, 1, 2, ... months by the fit.</param>
/// <param name="Reason">Why there is no fit.</param>
public sealed record RetentionCurves(
    DateOnly At, long Customers, long Churns, IReadOnlyList<SurvivalPoint> KaplanMeier, double? Alpha, double? Beta, double? LogLikelihood, IReadOnlyList<double> Projection, string? Reason);
