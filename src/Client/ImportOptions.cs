namespace Perennial.Client;

/// <summary>What to say about a file that is sent.</summary>
public sealed record ImportOptions
{
    /// <summary>A mapping as text, in YAML or JSON; without it columns are taken by their names.</summary>
    public string? Mapping { get; init; }

    /// <summary>The file's encoding, where it is not UTF-8.</summary>
    public string? Encoding { get; init; }

    /// <summary>Check and count only.</summary>
    public bool DryRun { get; init; }

    /// <summary>Keep the file and wait to be started.</summary>
    public bool Hold { get; init; }
}
