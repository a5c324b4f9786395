namespace Perennial.Client;

/// <summary>Keys by which events are sent.</summary>
public sealed partial class PerennialClient
{
    /// <summary>Newest first, the revoked ones too.</summary>
    public IAsyncEnumerable<WriteKey> WriteKeysAsync(CancellationToken cancellation = default) =>
        PagesAsync("write-keys", Query.Empty, ContractJson.Default.PageWriteKey, cancellation);

    /// <summary>The key in the answer is shown this once.</summary>
    public Task<MadeWriteKey> MakeWriteKeyAsync(NewWriteKey key, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, "write-keys", key, ContractJson.Default.NewWriteKey, ContractJson.Default.MadeWriteKey, cancellation);

    /// <summary>A new key of the same name; the old one is good for a day more.</summary>
    public Task<MadeWriteKey> RotateWriteKeyAsync(long id, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, $"write-keys/{id}/rotate", ContractJson.Default.MadeWriteKey, cancellation);

    public Task RevokeWriteKeyAsync(long id, CancellationToken cancellation = default) => SendAsync(HttpMethod.Delete, $"write-keys/{id}", cancellation);
}
