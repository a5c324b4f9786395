namespace Perennial.Client;

/// <summary>Accounts with what they pay today.</summary>
public sealed partial class PerennialClient
{
    /// <summary>In the order asked for, every part of the list.</summary>
    public async IAsyncEnumerable<AccountSummary> AccountsAsync(AccountQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? cursor = null;
        do
        {
            var part = await GetAsync("accounts" + query.ToQuery().With("cursor", cursor), ContractJson.Default.AccountPart, cancellation);
            foreach (var account in part.Items) yield return account;
            cursor = part.NextCursor;
        }
        while (cursor is not null);
    }

    /// <param name="accountId">The external id.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<AccountSummary> AccountAsync(string accountId, CancellationToken cancellation = default) =>
        GetAsync($"accounts/{Uri.EscapeDataString(accountId)}", ContractJson.Default.AccountSummary, cancellation);
}
