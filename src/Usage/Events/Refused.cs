namespace Perennial.Usage.Events;

/// <summary>A message that was not taken: its place in the batch from 0, the field when it is one, and why.</summary>
public sealed record Refused(int Index, string? Field, string Why);
