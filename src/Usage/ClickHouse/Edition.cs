namespace Perennial.Usage.ClickHouse;

/// <summary>Which making of the sums by day counts. They are made anew beside the old ones, and then count instead of those, from one batch to the next.</summary>
/// <param name="Sums">The batch that they were made with, 0 for those that only batches brought.</param>
/// <param name="Zone">Whose days they are.</param>
/// <param name="RawFrom">Single events before this moment, in microseconds since 1970, are no longer kept; null while all are.</param>
internal sealed record Edition(long Sums, string Zone, long? RawFrom);
