using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Perennial.Tests.Faults.Ingest;

/// <summary>Calls of the Segment API, each over what connection there is.</summary>
internal static class Senders
{
    public static HttpClient Of(Uri server, string key)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));
        return client;
    }

    public static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    public static ByteArrayContent Json(string body) => Json(Encoding.UTF8.GetBytes(body));

    public static async Task<JsonElement> Answer(this HttpResponseMessage answer)
    {
        using var read = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        return read.RootElement.Clone();
    }
}
