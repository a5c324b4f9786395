namespace Perennial.Client;

/// <summary>Figures, their rows, and the movements of recurring revenue.</summary>
public sealed partial class PerennialClient
{
    /// <summary>Several metrics at once, in the order asked for, all of the catalog when none is named; over a grain, every period of the first, then of the second.</summary>
    public Task<IReadOnlyList<MetricValue>> MetricsAsync(IEnumerable<string> ids, FigureQuery query, CancellationToken cancellation = default) =>
        GetAsync("metrics" + query.ToQuery().With("ids", string.Join(',', ids) is { Length: > 0 } named ? named : null), ContractJson.Default.IReadOnlyListMetricValue, cancellation);

    /// <summary>The accounts behind one figure.</summary>
    public IAsyncEnumerable<MetricRow> MetricRowsAsync(string id, FigureQuery query, CancellationToken cancellation = default) =>
        PagesAsync($"metrics/{Uri.EscapeDataString(id)}/rows", query.ToQuery().With("limit", 500), ContractJson.Default.PageMetricRow, cancellation);

    /// <summary>The same as CSV, all of it.</summary>
    public Task<Stream> MetricRowsCsvAsync(string id, FigureQuery query, CancellationToken cancellation = default) =>
        StreamAsync($"metrics/{Uri.EscapeDataString(id)}/rows" + query.ToQuery().With("format", "csv"), cancellation);

    public Task<IReadOnlyList<MetricDefinition>> MetricCatalogAsync(CancellationToken cancellation = default) =>
        GetAsync("metric-catalog", ContractJson.Default.IReadOnlyListMetricDefinition, cancellation);

    public Task<IReadOnlyList<MovementRow>> MovementsAsync(FigureQuery query, CancellationToken cancellation = default) =>
        GetAsync("movements" + query.ToQuery(), ContractJson.Default.IReadOnlyListMovementRow, cancellation);

    public Task<Stream> MovementsCsvAsync(FigureQuery query, CancellationToken cancellation = default) =>
        StreamAsync("movements" + query.ToQuery().With("format", "csv"), cancellation);

    public Task<IReadOnlyList<MovementEvent>> MovementEventsAsync(FigureQuery query, CancellationToken cancellation = default) =>
        GetAsync("movements/events" + query.ToQuery(), ContractJson.Default.IReadOnlyListMovementEvent, cancellation);

    /// <summary>Retention by the month that customers first paid in; an incomplete month has no numbers.</summary>
    public Task<IReadOnlyList<CohortRow>> CohortsAsync(FigureQuery query, CancellationToken cancellation = default) =>
        GetAsync("cohorts" + query.ToQuery(), ContractJson.Default.IReadOnlyListCohortRow, cancellation);

    public Task<Stream> CohortsCsvAsync(FigureQuery query, CancellationToken cancellation = default) =>
        StreamAsync("cohorts" + query.ToQuery().With("format", "csv"), cancellation);

    /// <summary>How long customers keep paying, as observed and as fitted.</summary>
    public Task<RetentionCurves> RetentionCurvesAsync(FigureQuery query, CancellationToken cancellation = default) =>
        GetAsync("retention-curves" + query.ToQuery(), ContractJson.Default.RetentionCurves, cancellation);

    public Task<Stream> MovementEventsCsvAsync(FigureQuery query, CancellationToken cancellation = default) =>
        StreamAsync("movements/events" + query.ToQuery().With("format", "csv"), cancellation);
}
