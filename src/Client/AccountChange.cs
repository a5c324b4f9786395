namespace Perennial.Client;

/// <summary>What to change of an account. What is not given stays; null clears a field.</summary>
public sealed record AccountChange(string? Name = null, string? ParentId = null, string? Domain = null, IReadOnlyList<string>? OtherDomains = null, string? Segment = null, string? Phase = null, string? Country = null,
    IReadOnlyList<string>? Tags = null, string? OwnerEmail = null, IReadOnlyList<string>? CoOwners = null, bool? Archived = null, IReadOnlyDictionary<string, string?>? Custom = null);
