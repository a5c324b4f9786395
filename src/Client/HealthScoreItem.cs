namespace Perennial.Client;

/// <summary>One score of an account.</summary>
/// <param name="Score">Its key, such as <c>overall</c>.</param>
/// <param name="Name">The scorecard's name.</param>
/// <param name="Points">0 to 100; null where nothing is known.</param>
/// <param name="Band">red, amber or green; null without points.</param>
/// <param name="Confidence">The share of the scorecard's weight that something is known of, 0 to 1.</param>
/// <param name="Since">The day since which it stands so.</param>
/// <param name="ComputedAt">When.</param>
/// <param name="Version">Number of the scorecard's version; null for one that is delivered with the product.</param>
/// <param name="Override">What a person says in its place now.</param>
/// <param name="Contributions">In the order of the scorecard.</param>
public sealed record HealthScoreItem(string Score, string Name, decimal? Points, string? Band, decimal Confidence, DateOnly Since, DateTimeOffset ComputedAt, long? Version, HealthOverrideItem? Override, IReadOnlyList<HealthContribution> Contributions);
