namespace Perennial.Client;

/// <summary>What a person says of a score, beside the computed one.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Points">0 to 100; null where only a band is said.</param>
/// <param name="Band">red, amber or green; null where only points are said.</param>
/// <param name="Until">The first day on which it does not count any more.</param>
public sealed record HealthOverrideItem(long Id, string Score, decimal? Points, string? Band, string Reason, string Author, DateTimeOffset MadeAt, DateOnly Until);

/// <summary>An override to make.</summary>
/// <param name="Reason">Why the computed one is wrong.</param>
/// <param name="Until">The first day on which it does not count any more; at most a year ahead.</param>
/// <param name="Points">0 to 100.</param>
/// <param name="Band">red, amber or green, where no points are said.</param>
/// <param name="Score">Of which score; the overall one where none is said.</param>
public sealed record NewHealthOverride(string Reason, DateOnly Until, decimal? Points = null, string? Band = null, string? Score = null);
