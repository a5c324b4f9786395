namespace Perennial.Client;

/// <summary>A grade as it was said on a day.</summary>
public sealed record RiskGradeSaid(DateOnly Day, RiskGradeRow Grade);
