namespace Perennial.Client;

/// <summary>Changes, and the audit chain.</summary>
public sealed partial class PerennialClient
{
    /// <summary>The latest first.</summary>
    public IAsyncEnumerable<ChangeRow> ChangesAsync(CancellationToken cancellation = default) => PagesAsync("changes", Query.Empty, ContractJson.Default.PageChangeRow, cancellation);

    /// <summary>Takes a change back.</summary>
    public Task<ChangeRow> UndoChangeAsync(long id, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, $"changes/{id}/undo", ContractJson.Default.ChangeRow, cancellation);

    /// <summary>Rows of the audit chain, the latest first.</summary>
    /// <param name="kind">As <c>account</c>; all when null.</param>
    /// <param name="subject">As <c>account:A-100</c>; all when null.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public IAsyncEnumerable<AuditRow> AuditAsync(string? kind = null, string? subject = null, CancellationToken cancellation = default) =>
        PagesAsync("audit", Query.Empty.With("kind", kind).With("subject", subject), ContractJson.Default.PageAuditRow, cancellation);

    /// <summary>The chain from its first row.</summary>
    public IAsyncEnumerable<AuditRow> AuditChainAsync(CancellationToken cancellation = default) =>
        PagesAsync("audit/chain", Query.Empty.With("limit", 1000), ContractJson.Default.PageAuditRow, cancellation);

    public Task<AuditEnd> AuditEndAsync(CancellationToken cancellation = default) => GetAsync("audit/end", ContractJson.Default.AuditEnd, cancellation);

    /// <summary>Reads the whole chain and checks it here, not on the server.</summary>
    public async Task<AuditVerification> VerifyAuditAsync(IEnumerable<AuditEnd> anchors, CancellationToken cancellation = default)
    {
        var end = await AuditEndAsync(cancellation);
        var check = new AuditVerification(anchors);
        await foreach (var row in AuditChainAsync(cancellation))
        {
            if (row.Seq > end.Seq && row.Seq == check.Seq + 1) end = new AuditEnd(row.Seq, row.Hash); // written while we read
            check.Take(row);
        }
        check.Finish(end);
        return check;
    }
}
