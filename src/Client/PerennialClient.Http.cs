using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Perennial.Client;

/// <summary>How every call is sent and its answer taken.</summary>
public sealed partial class PerennialClient
{
    private const string Root = "api/v1/";

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        await ReadAsync(await SendAsync(new(HttpMethod.Get, Root + path), cancellation), type, cancellation);

    private async Task<T> SendAsync<TBody, T>(HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        await ReadAsync(await SendAsync(new(method, Root + path) { Content = JsonContent.Create(body, bodyType) }, cancellation), type, cancellation);

    private async Task<T> SendAsync<T>(HttpMethod method, string path, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        await ReadAsync(await SendAsync(new(method, Root + path), cancellation), type, cancellation);

    private async Task SendAsync(HttpMethod method, string path, CancellationToken cancellation) =>
        (await SendAsync(new HttpRequestMessage(method, Root + path), cancellation)).Dispose();

    /// <summary>The body as the server streams it. Dispose it to end the call.</summary>
    private async Task<Stream> StreamAsync(string path, CancellationToken cancellation)
    {
        var answer = await SendAsync(new(HttpMethod.Get, Root + path), cancellation);
        return await answer.Content.ReadAsStreamAsync(cancellation);
    }

    /// <summary>Follows the cursor to the end, one page ahead of nothing: the next page is asked for when the last item was taken.</summary>
    private async IAsyncEnumerable<T> PagesAsync<T>(string path, Query query, JsonTypeInfo<Page<T>> type, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? cursor = null;
        do
        {
            var page = await GetAsync(path + query.With("cursor", cursor), type, cancellation);
            foreach (var item in page.Items) yield return item;
            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (answer.IsSuccessStatusCode) return answer;
            using (answer) throw await ApiRefusal.OfAsync(request, answer, cancellation);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        using (answer)
        {
            return await answer.Content.ReadFromJsonAsync(type, cancellation)
                ?? throw new HttpRequestException(HttpRequestError.InvalidResponse, "The server answered with nothing where an object was expected.");
        }
    }
}
