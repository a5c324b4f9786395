namespace Perennial.Client;

/// <summary>A place in the audit chain: the row's number and its hash in hexadecimal. The end of the chain, or an anchor that was kept outside.</summary>
public sealed record AuditEnd(long Seq, string Hash)
{
    /// <summary>When it was the end.</summary>
    public DateTimeOffset? At { get; init; }
}
