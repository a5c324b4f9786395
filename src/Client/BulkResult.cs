namespace Perennial.Client;

/// <summary>What became of the items of a bulk call. A refused item costs no other; its index is in <paramref name="Errors"/>.</summary>
public sealed record BulkResult(ImportCounts Counts, IReadOnlyList<RefusedPlace> Errors)
{
    /// <summary>The change that was made, by which it can be taken back; none when nothing was changed.</summary>
    public long? ChangeId { get; init; }
}
