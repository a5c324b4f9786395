namespace Perennial.Client;

/// <summary>Two records that become one.</summary>
public sealed partial class PerennialClient
{
    /// <param name="accountId">The account that stays.</param>
    /// <param name="wish">Its double, and the fields in which that one is right.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<RecordChanged> MergeAccountAsync(string accountId, MergeWish wish, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, $"accounts/{Uri.EscapeDataString(accountId)}/merge", wish, ContractJson.Default.MergeWish, ContractJson.Default.RecordChanged, cancellation);

    /// <param name="contactId">The contact that stays.</param>
    /// <param name="wish">Its double, and the fields in which that one is right.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<RecordChanged> MergeContactAsync(string contactId, MergeWish wish, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, $"contacts/{Uri.EscapeDataString(contactId)}/merge", wish, ContractJson.Default.MergeWish, ContractJson.Default.RecordChanged, cancellation);

    /// <summary>What a merge of accounts would do; nothing is changed.</summary>
    public Task<MergePreview> PreviewAccountMergeAsync(string accountId, MergeWish wish, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, $"accounts/{Uri.EscapeDataString(accountId)}/merge/preview", wish, ContractJson.Default.MergeWish, ContractJson.Default.MergePreview, cancellation);

    /// <summary>What the same of contacts would do; nothing is changed.</summary>
    public Task<MergePreview> PreviewContactMergeAsync(string contactId, MergeWish wish, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, $"contacts/{Uri.EscapeDataString(contactId)}/merge/preview", wish, ContractJson.Default.MergeWish, ContractJson.Default.MergePreview, cancellation);
}
