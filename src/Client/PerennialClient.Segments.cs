namespace Perennial.Client;

/// <summary>Segments, and filters as they are written.</summary>
public sealed partial class PerennialClient
{
    /// <summary>By name.</summary>
    public Task<IReadOnlyList<SegmentSummary>> SegmentsAsync(CancellationToken cancellation = default) => GetAsync("segments", ContractJson.Default.IReadOnlyListSegmentSummary, cancellation);

    /// <param name="segment">Its number or name.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<SegmentSummary> SegmentAsync(string segment, CancellationToken cancellation = default) => GetAsync($"segments/{Uri.EscapeDataString(segment)}", ContractJson.Default.SegmentSummary, cancellation);

    /// <summary>The accounts in a segment, every part of the list.</summary>
    /// <param name="segment">Its number or name.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async IAsyncEnumerable<AccountSummary> SegmentMembersAsync(string segment, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? cursor = null;
        do
        {
            var part = await GetAsync($"segments/{Uri.EscapeDataString(segment)}/members" + Query.Empty.With("limit", 500).With("cursor", cursor), ContractJson.Default.AccountPart, cancellation);
            foreach (var account in part.Items) yield return account;
            cursor = part.NextCursor;
        }
        while (cursor is not null);
    }

    /// <summary>Contacts by filter, every part of the list.</summary>
    public IAsyncEnumerable<ContactSummary> ContactsAsync(string? filter, string? sort, CancellationToken cancellation = default) =>
        PagesAsync("contacts", Query.Empty.With("limit", 500).With("filter", filter).With("sort", sort), ContractJson.Default.PageContactSummary, cancellation);

    /// <summary>Contracts of all accounts by filter, every part of the list.</summary>
    public IAsyncEnumerable<ContractSummary> ContractsAsync(string? filter, string? sort, CancellationToken cancellation = default) =>
        PagesAsync("contracts", Query.Empty.With("limit", 500).With("filter", filter).With("sort", sort), ContractJson.Default.PageContractSummary, cancellation);

    /// <summary>Whether a filter can be read and, when it cannot, where and why.</summary>
    public Task<FilterCheck> CheckFilterAsync(string filter, CancellationToken cancellation = default) => GetAsync("filters/check" + Query.Empty.With("filter", filter), ContractJson.Default.FilterCheck, cancellation);
}
