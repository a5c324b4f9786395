namespace Perennial.Client;

/// <summary>Health: scores, scorecards, overrides and sentiment.</summary>
public sealed partial class PerennialClient
{
    /// <summary>Customers with a score, the lowest first, every part of the list.</summary>
    /// <param name="filter">A filter over accounts.</param>
    /// <param name="score">Which score; the overall one where none is said.</param>
    /// <param name="band">Only of this band.</param>
    /// <param name="cancellation">Ends the call.</param>
    public IAsyncEnumerable<HealthRow> HealthAsync(string? filter = null, string? score = null, string? band = null, CancellationToken cancellation = default) =>
        PagesAsync("health", Query.Empty.With("limit", 500).With("filter", filter).With("score", score).With("band", band), ContractJson.Default.PageHealthRow, cancellation);

    /// <summary>Every score of one account with what it is made of.</summary>
    public Task<AccountHealthSummary> AccountHealthAsync(string accountId, CancellationToken cancellation = default) => GetAsync($"accounts/{Uri.EscapeDataString(accountId)}/health", ContractJson.Default.AccountHealthSummary, cancellation);

    /// <summary>A score over time, the earliest first.</summary>
    public Task<IReadOnlyList<HealthPoint>> HealthHistoryAsync(string accountId, string? score = null, CancellationToken cancellation = default) =>
        GetAsync($"accounts/{Uri.EscapeDataString(accountId)}/health/history" + Query.Empty.With("score", score), ContractJson.Default.IReadOnlyListHealthPoint, cancellation);

    /// <summary>Scorecards that apply, and those that are archived.</summary>
    public Task<IReadOnlyList<ScorecardItem>> ScorecardsAsync(CancellationToken cancellation = default) => GetAsync("health/scorecards", ContractJson.Default.IReadOnlyListScorecardItem, cancellation);

    /// <summary>Every version of one, the latest first.</summary>
    public Task<IReadOnlyList<ScorecardItem>> ScorecardVersionsAsync(long id, CancellationToken cancellation = default) => GetAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"health/scorecards/{id}/versions"), ContractJson.Default.IReadOnlyListScorecardItem, cancellation);

    /// <summary>Adds a version of the scorecard that the text names, or the first.</summary>
    public Task<ScorecardItem> ApplyScorecardAsync(NewScorecard scorecard, CancellationToken cancellation = default) => SendAsync(HttpMethod.Put, "health/scorecards", scorecard, ContractJson.Default.NewScorecard, ContractJson.Default.ScorecardItem, cancellation);

    /// <summary>What a scorecard would make of the book of today.</summary>
    public Task<ScorecardTrial> TryScorecardAsync(ScorecardToTry scorecard, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, "health/scorecards/what-if", scorecard, ContractJson.Default.ScorecardToTry, ContractJson.Default.ScorecardTrial, cancellation);

    /// <summary>What a scorecard would have said over the past.</summary>
    public Task<ScorecardDryRun> DryRunScorecardAsync(ScorecardToTry scorecard, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, "health/scorecards/dry-run", scorecard, ContractJson.Default.ScorecardToTry, ContractJson.Default.ScorecardDryRun, cancellation);

    /// <summary>From today on it does not apply.</summary>
    public Task<ScorecardItem> ArchiveScorecardAsync(long id, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"health/scorecards/{id}/archive"), ContractJson.Default.ScorecardItem, cancellation);

    /// <summary>It applies again.</summary>
    public Task<ScorecardItem> RestoreScorecardAsync(long id, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"health/scorecards/{id}/restore"), ContractJson.Default.ScorecardItem, cancellation);

    /// <summary>Says a score in place of the computed one, until a day.</summary>
    public Task<HealthOverrideItem> OverrideHealthAsync(string accountId, NewHealthOverride wish, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, $"accounts/{Uri.EscapeDataString(accountId)}/health/overrides", wish, ContractJson.Default.NewHealthOverride, ContractJson.Default.HealthOverrideItem, cancellation);

    /// <summary>Ends an override before its day.</summary>
    public Task EndHealthOverrideAsync(string accountId, long id, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Delete, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"accounts/{Uri.EscapeDataString(accountId)}/health/overrides/{id}"), cancellation);

    /// <summary>Enters how its CSM feels about an account.</summary>
    public Task<SentimentItem> EnterSentimentAsync(string accountId, NewSentiment sentiment, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, $"accounts/{Uri.EscapeDataString(accountId)}/health/sentiments", sentiment, ContractJson.Default.NewSentiment, ContractJson.Default.SentimentItem, cancellation);
}
