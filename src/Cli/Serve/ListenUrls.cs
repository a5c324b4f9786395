using Perennial.Cli.Servers;

namespace Perennial.Cli.Serve;

internal static class ListenUrls
{
    public static string Of(string? given)
    {
        var urls = given ?? Environment.GetEnvironmentVariable("ASPNETCORE_URLS") switch { { Length: > 0 } set => set, _ => ServerChoice.Usual };
        foreach (var url in urls.Split(';'))
        {
            var whole = url.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal);
            if (!Uri.TryCreate(whole, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
                throw CommandFailure.WrongUsage($"'{url}' is not an address to listen on, such as {ServerChoice.Usual}.");
        }
        return urls;
    }
}
