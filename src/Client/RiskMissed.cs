namespace Perennial.Client;

/// <summary>An account of which its score said the wrong thing, with what was known then.</summary>
/// <param name="AccountId">Its id.</param>
/// <param name="AccountName">Its name.</param>
/// <param name="Day">When it was said.</param>
/// <param name="Score">Its health score then.</param>
/// <param name="Probability">Of churn within 90 days, as the model of then had it.</param>
/// <param name="ChurnedOn">Null for one that renewed.</param>
/// <param name="Reasons">Of the model of then.</param>
public sealed record RiskMissed(string AccountId, string AccountName, DateOnly Day, decimal Score, decimal? Probability, DateOnly? ChurnedOn, IReadOnlyList<RiskReasonRow> Reasons);
