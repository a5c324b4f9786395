namespace Perennial.Client;

/// <summary>A score from a day on.</summary>
/// <param name="Day">The first day.</param>
/// <param name="ComputedAt">When it was computed: long after the day where facts came later.</param>
/// <param name="Causes">What moved it most against the one before.</param>
public sealed record HealthPoint(DateOnly Day, decimal? Points, string? Band, decimal Confidence, DateTimeOffset ComputedAt, string Causes);
