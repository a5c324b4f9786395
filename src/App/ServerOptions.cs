namespace Perennial.App;

/// <summary>What a server is started with. Everything else is configuration.</summary>
public sealed record ServerOptions
{
    public required string DataDirectory { get; init; }
    public string Urls { get; init; } = "http://127.0.0.1:5150";
}
