namespace Perennial.Client;

/// <summary>API tokens.</summary>
public sealed partial class PerennialClient
{
    /// <summary>Newest first, the expired and revoked ones too.</summary>
    public IAsyncEnumerable<Token> TokensAsync(CancellationToken cancellation = default) =>
        PagesAsync("tokens", Query.Empty, ContractJson.Default.PageToken, cancellation);

    /// <summary>The secret in the answer is shown this once.</summary>
    public Task<MadeToken> MakeTokenAsync(NewToken token, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, "tokens", token, ContractJson.Default.NewToken, ContractJson.Default.MadeToken, cancellation);

    public Task RevokeTokenAsync(long id, CancellationToken cancellation = default) => SendAsync(HttpMethod.Delete, $"tokens/{id}", cancellation);
}
