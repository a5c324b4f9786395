namespace Perennial.Client;

/// <summary>What the catalog says of a metric.</summary>
public sealed record MetricDefinition(
    string Id, string Name, string Unit, string Formula, string Numerator, string? Denominator, string Window, IReadOnlyList<string> Options);
