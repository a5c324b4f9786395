namespace Perennial.Client;

/// <summary>A contact in a bulk call. What is not given stays as it is; an empty text clears a field.</summary>
/// <param name="ContactId">Your own id of the contact.</param>
/// <param name="AccountId">The account they belong to.</param>
public sealed record ContactItem(string ContactId, string AccountId, string? Name = null, string? Email = null, string? Role = null, string? ReportsTo = null,
    string? Consent = null, IReadOnlyDictionary<string, string>? Custom = null,
    string? Title = null, string? Phone = null, string? Bounce = null, string? Influence = null, string? Stance = null, string? LeftOn = null, bool? Archived = null);
