namespace Perennial.Client;

/// <summary>A customer with one of its scores.</summary>
/// <param name="AccountId">The account's own id.</param>
/// <param name="Points">0 to 100; null where nothing is known.</param>
/// <param name="Band">red, amber or green; null without points.</param>
/// <param name="Confidence">The share of the scorecard's weight that something is known of, 0 to 1.</param>
/// <param name="Since">The day since which it stands so.</param>
/// <param name="Override">What a person says in its place now.</param>
/// <param name="Mrr">In the reporting currency.</param>
public sealed record HealthRow(string AccountId, string Name, string? Segment, string? Owner, decimal? Points, string? Band, decimal Confidence, DateOnly Since, HealthOverrideItem? Override, decimal Mrr, string Currency);
