namespace Perennial.Client;

/// <summary>Part of a list, and where the next part begins; no cursor at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor = null);
