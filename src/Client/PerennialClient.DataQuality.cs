namespace Perennial.Client;

/// <summary>What contradicts what in the data.</summary>
public sealed partial class PerennialClient
{
    public Task<DataQualitySummary> DataQualityAsync(CancellationToken cancellation = default) =>
        GetAsync("data-quality", ContractJson.Default.DataQualitySummary, cancellation);

    public IAsyncEnumerable<DataQualityRow> DataQualityRowsAsync(string check, CancellationToken cancellation = default) =>
        PagesAsync($"data-quality/{Uri.EscapeDataString(check)}/rows", Query.Empty.With("limit", 500), ContractJson.Default.PageDataQualityRow, cancellation);

    public Task<Stream> DataQualityRowsCsvAsync(string check, CancellationToken cancellation = default) =>
        StreamAsync($"data-quality/{Uri.EscapeDataString(check)}/rows?format=csv", cancellation);
}
