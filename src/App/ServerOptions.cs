namespace Perennial.App;

/// <summary>What a server is started with. Everything else is configuration.</summary>
public sealed record ServerOptions
{
    public required string DataDirectory { get; init; }
    public string Urls { get; init; } = "http://127.0.0.1:5150";

    /// <summary>With <see cref="OwnerPassword"/>: makes the owner of a new directory, and changes nothing in an existing one.</summary>
    public string? OwnerEmail { get; init; }
    public string? OwnerPassword { get; init; }

    /// <summary>The sign-in page shows the demo's credentials.</summary>
    public bool Demo { get; init; }

    /// <summary>Where the server speaks to whoever started it.</summary>
    public TextWriter Out { get; init; } = Console.Out;
}
