using System.Collections.Concurrent;

namespace Perennial.Tests;

/// <summary>Keeps cookies as a browser on a trusted loopback address does: <c>Secure</c> ones too, and by the test's clock instead of the machine's.</summary>
public sealed class CookieJar(TimeProvider clock) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    private readonly ConcurrentDictionary<string, string> _cookies = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!_cookies.IsEmpty) request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set) Keep(cookie);
        return response;
    }

    private void Keep(string header)
    {
        var parts = header.Split(';', StringSplitOptions.TrimEntries);
        var (name, value) = (parts[0][..parts[0].IndexOf('=', StringComparison.Ordinal)], parts[0][(parts[0].IndexOf('=', StringComparison.Ordinal) + 1)..]);
        var expires = parts.FirstOrDefault(p => p.StartsWith("expires=", StringComparison.OrdinalIgnoreCase))?["expires=".Length..];
        var gone = value.Length == 0 || parts.Contains("max-age=0", StringComparer.OrdinalIgnoreCase)
            || (expires is not null && DateTimeOffset.Parse(expires, System.Globalization.CultureInfo.InvariantCulture) <= clock.GetUtcNow());
        if (gone) _cookies.TryRemove(name, out _);
        else _cookies[name] = value;
    }
}
