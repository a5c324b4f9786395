namespace Perennial.Client;

/// <summary>The book's risk of churn.</summary>
/// <param name="Day">The last day that is known.</param>
/// <param name="Refusal">Why no probability is given; null where there are some.</param>
/// <param name="Months">Account-months that are known.</param>
/// <param name="Churns">Of them, how many ended in churn.</param>
/// <param name="Pooled">Bounds of their share; null without one.</param>
/// <param name="Currency">Of amounts.</param>
/// <param name="Customers">How many there are with a probability.</param>
/// <param name="Accounts">By risk times revenue, the most first; empty where no probability is given.</param>
/// <param name="Grade">Of the model at 90 days; null where nothing was judged.</param>
/// <param name="Alarms">Columns that know the outcome, or are not known early enough.</param>
/// <param name="Contradictions">Definitions of churn that disagree.</param>
public sealed record RiskBook(DateOnly Day, string? Refusal, int Months, int Churns, MetricInterval? Pooled, string Currency, int Customers, IReadOnlyList<AccountRiskRow> Accounts, RiskGradeRow? Grade, IReadOnlyList<RiskAlarm> Alarms, IReadOnlyList<RiskContradiction> Contradictions);
