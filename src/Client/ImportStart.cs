namespace Perennial.Client;

/// <summary>How a held import is to be started, or a dry run for real.</summary>
public sealed record ImportStart
{
    /// <summary>The mapping to use from now on; the one it has when not said.</summary>
    public ImportMapping? Mapping { get; init; }

    /// <summary>Check and count only.</summary>
    public bool DryRun { get; init; }
}
