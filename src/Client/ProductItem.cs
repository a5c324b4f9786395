namespace Perennial.Client;

/// <summary>A product in a bulk call. What is not given stays as it is; an empty text clears a field.</summary>
/// <param name="ProductId">As subscription lines call it.</param>
public sealed record ProductItem(string ProductId, string? Name = null, string? Family = null, string? Description = null, bool? Archived = null, IReadOnlyDictionary<string, string>? Custom = null);
