namespace Perennial.Client;

/// <summary>What to change of a product; what is not given stays, an empty text clears a field.</summary>
public sealed record ProductChange(string? Name = null, string? Family = null, string? Description = null, bool? Archived = null, IReadOnlyDictionary<string, string>? Custom = null);
