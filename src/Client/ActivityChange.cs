namespace Perennial.Client;

/// <summary>What to change of an activity; what is not given stays.</summary>
public sealed record ActivityChange
{
    public string? Kind { get; init; }
    public string? Title { get; init; }
    public string? Body { get; init; }
    public DateTimeOffset? HappenedAt { get; init; }
    public int? Minutes { get; init; }
}
