namespace Perennial.Client;

/// <summary>How an account does.</summary>
/// <param name="AccountId">The account's own id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Scores">The overall one first.</param>
/// <param name="Sentiment">What its CSM entered last.</param>
public sealed record AccountHealthSummary(string AccountId, string Name, IReadOnlyList<HealthScoreItem> Scores, SentimentItem? Sentiment);
