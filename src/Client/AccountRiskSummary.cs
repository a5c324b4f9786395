namespace Perennial.Client;

/// <summary>One account's risk with its grade.</summary>
/// <param name="Day">The last day that is known.</param>
/// <param name="Refusal">Why no probability is given; null where there is one.</param>
/// <param name="Pooled">Bounds of the share of account-months that ended in churn; null without one.</param>
/// <param name="Risk">Probabilities and reasons; without them where none is given.</param>
/// <param name="Grades">Of the model, a row a horizon.</param>
public sealed record AccountRiskSummary(DateOnly Day, string? Refusal, MetricInterval? Pooled, AccountRiskRow Risk, IReadOnlyList<RiskGradeRow> Grades);
