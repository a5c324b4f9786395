namespace Perennial.Client;

/// <summary>Renewals that are due, what is expected of them, and what people say of them.</summary>
public sealed partial class PerennialClient
{
    /// <summary>The forecast, divided one way.</summary>
    /// <param name="by"><c>month</c>, <c>quarter</c>, <c>segment</c> or <c>owner</c>.</param>
    /// <param name="figure">Which days (from and to) and accounts; a year ahead if not said.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<ForecastSummary> ForecastAsync(string by = "month", FigureQuery? figure = null, CancellationToken cancellation = default) =>
        GetAsync("forecast" + (figure ?? new()).ToQuery().With("by", by), ContractJson.Default.ForecastSummary, cancellation);

    /// <summary>The renewals behind it.</summary>
    /// <param name="by">The way it is divided.</param>
    /// <param name="group">Only those of one group, by its key.</param>
    /// <param name="figure">Which days and accounts.</param>
    /// <param name="cancellation">Ends the call.</param>
    public IAsyncEnumerable<ForecastRow> ForecastRowsAsync(string by = "month", string? group = null, FigureQuery? figure = null, CancellationToken cancellation = default) =>
        PagesAsync("forecast/rows", (figure ?? new()).ToQuery().With("by", by).With("group", group), ContractJson.Default.PageForecastRow, cancellation);

    /// <summary>What changed since the forecast of a week ago, and why.</summary>
    public Task<ForecastChanges> ForecastChangesAsync(FigureQuery? figure = null, CancellationToken cancellation = default) =>
        GetAsync("forecast/changes" + (figure ?? new()).ToQuery(), ContractJson.Default.ForecastChanges, cancellation);

    /// <summary>How often past intervals held.</summary>
    public Task<ForecastCoverage> ForecastCoverageAsync(FigureQuery? figure = null, CancellationToken cancellation = default) =>
        GetAsync("forecast/coverage" + (figure ?? new()).ToQuery(), ContractJson.Default.ForecastCoverage, cancellation);

    /// <summary>What customers are worth from now on, by segment.</summary>
    public Task<LifetimeValues> LifetimeValuesAsync(FigureQuery? figure = null, CancellationToken cancellation = default) =>
        GetAsync("lifetime-values" + (figure ?? new()).ToQuery(), ContractJson.Default.LifetimeValues, cancellation);

    /// <summary>The same, customer by customer.</summary>
    public IAsyncEnumerable<LifetimeValueRow> LifetimeValueRowsAsync(FigureQuery? figure = null, CancellationToken cancellation = default) =>
        PagesAsync("lifetime-values/rows", (figure ?? new()).ToQuery(), ContractJson.Default.PageLifetimeValueRow, cancellation);

    /// <summary>What people said of renewals, the latest first.</summary>
    /// <param name="accountId">Of one account alone.</param>
    /// <param name="cancellation">Ends the call.</param>
    public IAsyncEnumerable<RenewalCallRow> RenewalCallsAsync(string? accountId = null, CancellationToken cancellation = default) =>
        PagesAsync("renewal-calls", Query.Empty.With("account", accountId), ContractJson.Default.PageRenewalCallRow, cancellation);

    /// <summary>Says something of a renewal. What was said before stays.</summary>
    public Task<RenewalCallRow> CallRenewalAsync(string accountId, NewRenewalCall call, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, $"accounts/{Uri.EscapeDataString(accountId)}/renewal-calls", call, ContractJson.Default.NewRenewalCall, ContractJson.Default.RenewalCallRow, cancellation);

    /// <summary>How good each author's calls were.</summary>
    public Task<IReadOnlyList<CallGradeRow>> CallGradesAsync(CancellationToken cancellation = default) => GetAsync("renewal-calls/grades", ContractJson.Default.IReadOnlyListCallGradeRow, cancellation);
}
