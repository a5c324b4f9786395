using System.Text.Json;
using Perennial.App.Access;
using Perennial.App.Database.Bulk;
using Perennial.App.Import;
using Perennial.App.Import.Kinds;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Customers;

/// <summary>Changes records one by one or many at once, through the same checks and writers as files: each call is one change that can be taken back.</summary>
public sealed class RecordEdits(BulkRows rows, Viewer viewer)
{
    public Task<BulkResult> AccountsAsync(IEnumerable<IReadOnlyDictionary<string, JsonElement>> items, string words, CancellationToken cancellation) => WriteAsync("accounts", items, words, cancellation);

    public Task<BulkResult> AccountAsync(IReadOnlyDictionary<string, JsonElement> item, string words, CancellationToken cancellation) => WriteAsync("accounts", [item], words, cancellation);

    public Task<BulkResult> ContactAsync(IReadOnlyDictionary<string, JsonElement> item, string words, CancellationToken cancellation) => WriteAsync("contacts", [item], words, cancellation);

    public Task<BulkResult> ContractAsync(IReadOnlyDictionary<string, JsonElement> item, string words, CancellationToken cancellation) => WriteAsync("contracts", [item], words, cancellation);

    public Task<BulkResult> ProductAsync(IReadOnlyDictionary<string, JsonElement> item, string words, CancellationToken cancellation) => WriteAsync("products", [item], words, cancellation);

    private Task<BulkResult> WriteAsync(string kind, IEnumerable<IReadOnlyDictionary<string, JsonElement>> items, string words, CancellationToken cancellation)
    {
        var good = items.Select((item, index) => (index, new Dictionary<string, JsonElement>(item, StringComparer.Ordinal))).ToList();
        return rows.WriteAsync(ImportKinds.Find(kind)!, new JsonItems<Dictionary<string, JsonElement>>(good, []), new ChangeNote(viewer, words), cancellation);
    }
}
