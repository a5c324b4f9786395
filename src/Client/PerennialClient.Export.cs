namespace Perennial.Client;

/// <summary>Whole tables.</summary>
public sealed partial class PerennialClient
{
    /// <summary>A table as CSV, as the server streams it.</summary>
    /// <param name="table"><c>accounts</c>, <c>contacts</c>, <c>contracts</c>, <c>products</c>, <c>subscription-lines</c>, <c>fx-rates</c>, <c>survey-responses</c>, <c>tickets</c> or <c>imports</c>.</param>
    /// <param name="filter">Only accounts that fit, and what belongs to them; null for all.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<Stream> ExportAsync(string table, string? filter = null, CancellationToken cancellation = default) => StreamAsync($"{Uri.EscapeDataString(table)}.csv" + Query.Empty.With("filter", filter), cancellation);

    /// <summary>The refused rows of an import as CSV.</summary>
    public Task<Stream> ImportErrorsCsvAsync(long id, CancellationToken cancellation = default) => StreamAsync($"imports/{id}/errors.csv", cancellation);
}
