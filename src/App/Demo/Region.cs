namespace Perennial.App.Demo;

/// <summary>Where customers come from: what their companies and people are called and what they pay in.</summary>
internal sealed record Region
{
    public required IReadOnlyList<string> Countries { get; init; }
    public required string Currency { get; init; }
    public required double Weight { get; init; }
    public required IReadOnlyList<string> Stems { get; init; }
    public required IReadOnlyList<string> Trades { get; init; }
    public required IReadOnlyList<string> Forms { get; init; }
    public required IReadOnlyList<string> Schools { get; init; }
    public required IReadOnlyList<string> FirstNames { get; init; }
    public required IReadOnlyList<string> LastNames { get; init; }
}
