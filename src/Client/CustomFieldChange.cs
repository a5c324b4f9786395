namespace Perennial.Client;

/// <summary>What to change of a custom field; what is not given stays.</summary>
public sealed record CustomFieldChange
{
    public string? Label { get; init; }
    public string? Type { get; init; }
    public IReadOnlyList<string>? Options { get; init; }
    public bool? LiesAhead { get; init; }
}
