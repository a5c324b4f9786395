namespace Perennial.Client;

/// <summary>Half-open run of workspace-local days.</summary>
public sealed record MetricPeriod(DateOnly Start, DateOnly End);
