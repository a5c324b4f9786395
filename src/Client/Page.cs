namespace Perennial.Client;

/// <summary>A page of a list. Ask again with <paramref name="NextCursor"/> until it is null.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
