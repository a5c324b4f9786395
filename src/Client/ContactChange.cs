namespace Perennial.Client;

/// <summary>What to say of a contact. What is not given stays; null clears a field.</summary>
public sealed record ContactChange(string? ContactId = null, string? AccountId = null, string? Name = null, string? Title = null, string? Email = null, string? Phone = null, string? Role = null, string? ReportsTo = null,
    string? Consent = null, string? Bounce = null, string? Influence = null, string? Stance = null, string? LeftOn = null, bool? Archived = null, IReadOnlyDictionary<string, string?>? Custom = null);
