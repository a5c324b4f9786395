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
}
