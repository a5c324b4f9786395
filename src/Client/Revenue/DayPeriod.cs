namespace Perennial.Client;

/// <summary>Workspace-local days from <see cref="Start"/> up to, and without, <see cref="End"/>.</summary>
public sealed record DayPeriod(DateOnly Start, DateOnly End);
