using System.CommandLine;
using Perennial.Client;

namespace Perennial.Cli.Servers;

/// <summary>Which server a call goes to and with which token: what the options say, else the environment, else the usual place on this machine.</summary>
internal sealed record ServerChoice(Uri Url, string? Token)
{
    public const string Usual = "http://127.0.0.1:5150";

    public static ServerChoice Of(ParseResult parsed)
    {
        var data = parsed.GetValue(GlobalOptions.Server) is null ? parsed.GetValue(GlobalOptions.Data) : null;
        var url = UrlOf(parsed);
        return new(url, Said(parsed) ?? (data is not null ? LocalServers.TokenIn(data) : LocalServers.TokenFor(url)));
    }

    public static Uri UrlOf(ParseResult parsed)
    {
        var server = parsed.GetValue(GlobalOptions.Server);
        if (server is null && parsed.GetValue(GlobalOptions.Data) is { } data) return LocalServers.UrlOf(data);
        return Parse(server ?? Environment("PERENNIAL_SERVER") ?? Usual);
    }

    public PerennialClient Connect() => new(Url, Token);

    private static string? Said(ParseResult parsed) => parsed.GetValue(GlobalOptions.Token) ?? Environment("PERENNIAL_TOKEN");

    private static Uri Parse(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw CommandFailure.WrongUsage($"'{text}' is not a server's address, such as {Usual}.");

    private static string? Environment(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
