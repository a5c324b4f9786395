namespace Perennial.Client;

/// <summary>A scorecard as it applies, or did.</summary>
/// <param name="Id">Its number; null for one that is delivered with the product.</param>
/// <param name="Score">Key of the score that it makes.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Segment">The only segment that it is for; null for all.</param>
/// <param name="Phase">The only phase that it is for; null for all.</param>
/// <param name="Version">Number of the version; null for one that is delivered.</param>
/// <param name="EffectiveFrom">The first day of the version.</param>
/// <param name="ArchivedOn">From this day on it does not apply.</param>
/// <param name="Text">YAML.</param>
public sealed record ScorecardItem(long? Id, string Score, string Name, string? Segment, string? Phase, long? Version, DateOnly? EffectiveFrom, DateOnly? ArchivedOn, string? Author, string? Note, DateTimeOffset? RecordedAt, string Text);

/// <summary>A version of a scorecard to write. Its text says which scorecard: by score, segment and phase.</summary>
/// <param name="Text">YAML.</param>
/// <param name="EffectiveFrom">The first day on which it applies; today where none is said.</param>
/// <param name="Note">Why.</param>
public sealed record NewScorecard(string Text, DateOnly? EffectiveFrom = null, string? Note = null);
