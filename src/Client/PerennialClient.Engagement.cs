namespace Perennial.Client;

/// <summary>What customers' people do.</summary>
public sealed partial class PerennialClient
{
    public Task<UsageStatus> UsageAsync(CancellationToken cancellation = default) => GetAsync("usage", ContractJson.Default.UsageStatus, cancellation);

    /// <summary>Makes the sums by day anew.</summary>
    public Task<UsageStatus> RebuildUsageAsync(CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, "usage/rebuild", ContractJson.Default.UsageStatus, cancellation);

    /// <summary>It cannot be taken back.</summary>
    public Task<ErasedUser> EraseUserAsync(EraseUser whom, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, "usage/erase", whom, ContractJson.Default.EraseUser, ContractJson.Default.ErasedUser, cancellation);

    public Task<IReadOnlyList<UserLifecycle>> LifecycleAsync(FigureQuery query, CancellationToken cancellation = default) =>
        GetAsync("lifecycle" + query.ToQuery(), ContractJson.Default.IReadOnlyListUserLifecycle, cancellation);

    public Task<IReadOnlyList<UserCohort>> UserRetentionAsync(FigureQuery query, CancellationToken cancellation = default) =>
        GetAsync("retention" + query.ToQuery(), ContractJson.Default.IReadOnlyListUserCohort, cancellation);

    /// <param name="steps">Names of events, two to ten, in order.</param>
    /// <param name="within">The longest from the first step to the last, such as 14d.</param>
    public Task<IReadOnlyList<FunnelStep>> FunnelAsync(IEnumerable<string> steps, string? within, FigureQuery query, CancellationToken cancellation = default) =>
        GetAsync("funnel" + query.ToQuery().WithEach("step", steps).With("within", within), ContractJson.Default.IReadOnlyListFunnelStep, cancellation);

    /// <param name="accountId">The account's own id.</param>
    /// <param name="at">The last day that is spoken of; today if not said.</param>
    public Task<AccountUsageSummary> AccountUsageAsync(string accountId, DateOnly? at = null, CancellationToken cancellation = default) =>
        GetAsync($"accounts/{Uri.EscapeDataString(accountId)}/usage" + Query.Empty.With("at", at), ContractJson.Default.AccountUsageSummary, cancellation);

    /// <summary>Who was seen in the last 90 days, the latest first.</summary>
    public IAsyncEnumerable<AccountUser> AccountUsersAsync(string accountId, DateOnly? at = null, CancellationToken cancellation = default) =>
        PagesAsync($"accounts/{Uri.EscapeDataString(accountId)}/usage/people", Query.Empty.With("at", at), ContractJson.Default.PageAccountUser, cancellation);

    /// <summary>What was done in the last 90 days, what most people do first.</summary>
    public IAsyncEnumerable<AccountEvent> AccountEventsAsync(string accountId, DateOnly? at = null, CancellationToken cancellation = default) =>
        PagesAsync($"accounts/{Uri.EscapeDataString(accountId)}/usage/events", Query.Empty.With("at", at), ContractJson.Default.PageAccountEvent, cancellation);
}
