namespace Perennial.Client;

/// <summary>What became of the items of a bulk call. A refused item costs no other; its index is in <paramref name="Errors"/>.</summary>
public sealed record BulkResult(ImportCounts Counts, IReadOnlyList<RefusedPlace> Errors);
