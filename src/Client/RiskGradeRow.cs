namespace Perennial.Client;

/// <summary>How good what was said of a horizon turned out to be, on days after those that taught it.</summary>
/// <param name="By"><c>model</c>, <c>scorecard</c>, or who overrode scores, with <c>override:</c> before the name.</param>
/// <param name="Horizon">Days that were looked ahead.</param>
/// <param name="Part">Empty for all; a segment with <c>segment:</c> before it, or a cutoff as yyyy-MM-dd.</param>
/// <param name="N">Accounts judged, once on each cutoff.</param>
/// <param name="Churns">Of them, how many churned.</param>
/// <param name="Verdict"><c>too few churns to judge</c>; null where it can be judged, and the figures below are empty otherwise.</param>
/// <param name="LogLoss">Nats.</param>
/// <param name="BaseLogLoss">Of the base rate.</param>
/// <param name="BrierSkill">1 perfect, 0 as good as the base rate.</param>
/// <param name="Auc">0.5 is a coin.</param>
/// <param name="Slope">Of calibration: 1 is right.</param>
/// <param name="Intercept">Of calibration: 0 is right.</param>
/// <param name="Capacity">How many accounts the team can look after at a time.</param>
/// <param name="Precision">Of so many with the most risk, the share that churned.</param>
/// <param name="Lift">That against the base rate.</param>
/// <param name="Curve">The lowest risk first; empty for parts.</param>
public sealed record RiskGradeRow(string By, int Horizon, string Part, int N, int Churns, string? Verdict, double? LogLoss, double? BaseLogLoss, double? BrierSkill, double? Auc, double? Slope, double? Intercept, int Capacity, double? Precision, double? Lift, IReadOnlyList<RiskGradePoint> Curve);
