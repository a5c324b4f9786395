using System.Net.Http.Headers;
using System.Reflection;

namespace Perennial.Client;

/// <summary>
/// The API of one Perennial server, typed. Every call throws <see cref="ApiRefusal"/> when the server says no,
/// and <see cref="HttpRequestException"/> when no server answers.
/// </summary>
public sealed partial class PerennialClient : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="server">For example <c>http://127.0.0.1:5150</c>.</param>
    /// <param name="token">An API token (<c>pl_...</c>).</param>
    /// <param name="handler">For tests and proxies; by default a plain one.</param>
    public PerennialClient(Uri server, string? token = null, HttpMessageHandler? handler = null)
    {
        Server = server;
        _http = new HttpClient(handler ?? Plain(server)) { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("perennial", Version));
        if (token is { Length: > 0 }) _http.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    public Uri Server { get; }

    /// <summary>The release of this library.</summary>
    public static string Version { get; } =
        typeof(PerennialClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public void Dispose() => _http.Dispose();

    /// <summary>A server on this machine is never asked for through a proxy.</summary>
    private static SocketsHttpHandler Plain(Uri server) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !server.IsLoopback,
        ConnectTimeout = TimeSpan.FromSeconds(10),
    };
}
