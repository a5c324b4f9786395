using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Perennial.Client;

/// <summary>Bringing files and rows in.</summary>
public sealed partial class PerennialClient
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    /// <summary>The kinds of files and their columns.</summary>
    public Task<IReadOnlyList<ImportKindInfo>> ImportKindsAsync(CancellationToken cancellation = default) =>
        GetAsync("import-kinds", ContractJson.Default.IReadOnlyListImportKindInfo, cancellation);

    /// <summary>Sends a file, streamed. The import then runs on the server; follow it with <see cref="FollowImportAsync"/>.</summary>
    /// <param name="kind">For example <c>accounts</c>.</param>
    /// <param name="file">CSV.</param>
    /// <param name="fileName">As it is to be shown.</param>
    /// <param name="upload">Mapping, encoding, dry run.</param>
    /// <param name="cancellation">Breaks the upload off; nothing of it is kept then.</param>
    public async Task<Import> ImportAsync(string kind, Stream file, string fileName, ImportOptions? upload = null, CancellationToken cancellation = default)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(kind), "kind");
        if (upload?.Mapping is { } mapping) form.Add(new StringContent(mapping), "mapping");
        if (upload?.Encoding is { } encoding) form.Add(new StringContent(encoding), "encoding");
        if (upload?.DryRun == true) form.Add(new StringContent("true"), "dryRun");
        if (upload?.Hold == true) form.Add(new StringContent("true"), "hold");
        var content = new StreamContent(file, 1 << 17);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(content, "file", fileName);
        return await ReadAsync(await SendAsync(new(HttpMethod.Post, Root + "imports") { Content = form }, cancellation), ContractJson.Default.Import, cancellation);
    }

    public Task<Import> ImportAsync(long id, CancellationToken cancellation = default) => GetAsync($"imports/{id}", ContractJson.Default.Import, cancellation);

    /// <summary>The latest first.</summary>
    public IAsyncEnumerable<Import> ImportsAsync(string? kind = null, CancellationToken cancellation = default) =>
        PagesAsync("imports", Query.Empty.With("kind", kind), ContractJson.Default.PageImport, cancellation);

    /// <summary>The import again and again while it runs, and once when it has ended.</summary>
    public async IAsyncEnumerable<Import> FollowImportAsync(long id, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (true)
        {
            var import = await ImportAsync(id, cancellation);
            yield return import;
            if (import.HasEnded) yield break;
            await Task.Delay(BetweenLooks, cancellation);
        }
    }

    /// <summary>Why rows were refused, in the order of the file.</summary>
    public IAsyncEnumerable<ImportErrorRow> ImportErrorsAsync(long id, CancellationToken cancellation = default) =>
        PagesAsync($"imports/{id}/errors", Query.Empty.With("limit", 1000), ContractJson.Default.PageImportErrorRow, cancellation);

    /// <summary>The file's first rows as a mapping would read them; as the import's own does when none is given.</summary>
    public Task<ImportPreview> PreviewImportAsync(long id, ImportMapping? mapping = null, CancellationToken cancellation = default) => mapping is null
        ? GetAsync($"imports/{id}/preview", ContractJson.Default.ImportPreview, cancellation)
        : SendAsync(HttpMethod.Post, $"imports/{id}/preview", mapping, ContractJson.Default.ImportMapping, ContractJson.Default.ImportPreview, cancellation);

    /// <summary>Starts a held import, or a dry run for real.</summary>
    public Task<Import> RunImportAsync(long id, ImportStart? start = null, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, $"imports/{id}/run", start ?? new ImportStart(), ContractJson.Default.ImportStart, ContractJson.Default.Import, cancellation);

    /// <summary>Stops an import; what is in stays in.</summary>
    public Task<Import> CancelImportAsync(long id, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, $"imports/{id}/cancel", ContractJson.Default.Import, cancellation);

    /// <summary>Takes a whole import back.</summary>
    public Task<Import> UndoImportAsync(long id, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, $"imports/{id}/undo", ContractJson.Default.Import, cancellation);

    /// <summary>Adds or changes many accounts. Refused items are in the result and cost no other.</summary>
    public Task<BulkResult> PutAccountsAsync(IReadOnlyList<AccountItem> items, CancellationToken cancellation = default) =>
        PutAsync("accounts", items, ItemJson.Default.IReadOnlyListAccountItem, cancellation);

    public Task<BulkResult> PutContactsAsync(IReadOnlyList<ContactItem> items, CancellationToken cancellation = default) =>
        PutAsync("contacts", items, ItemJson.Default.IReadOnlyListContactItem, cancellation);

    public Task<BulkResult> PutSubscriptionPeriodsAsync(IReadOnlyList<SubscriptionPeriodItem> items, CancellationToken cancellation = default) =>
        PutAsync("subscription-periods", items, ItemJson.Default.IReadOnlyListSubscriptionPeriodItem, cancellation);

    public Task<BulkResult> PutSubscriptionLinesAsync(IReadOnlyList<SubscriptionLineItem> items, CancellationToken cancellation = default) =>
        PutAsync("subscription-lines", items, ItemJson.Default.IReadOnlyListSubscriptionLineItem, cancellation);

    public Task<BulkResult> PutContractsAsync(IReadOnlyList<ContractItem> items, CancellationToken cancellation = default) =>
        PutAsync("contracts", items, ItemJson.Default.IReadOnlyListContractItem, cancellation);

    public Task<BulkResult> PutProductsAsync(IReadOnlyList<ProductItem> items, CancellationToken cancellation = default) =>
        PutAsync("products", items, ItemJson.Default.IReadOnlyListProductItem, cancellation);

    public Task<BulkResult> PutFxRatesAsync(IReadOnlyList<FxRateItem> items, CancellationToken cancellation = default) =>
        PutAsync("fx-rates", items, ItemJson.Default.IReadOnlyListFxRateItem, cancellation);

    /// <summary>Where items were refused the answer is a problem that has the counts in it.</summary>
    private async Task<BulkResult> PutAsync<T>(string path, IReadOnlyList<T> items, JsonTypeInfo<IReadOnlyList<T>> type, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Root + path) { Content = JsonContent.Create(items, type) };
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.UnprocessableEntity)
            return (await answer.Content.ReadFromJsonAsync(ContractJson.Default.BulkResult, cancellation))!;
        throw await ApiRefusal.OfAsync(request, answer, cancellation);
    }
}
