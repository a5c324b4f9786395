namespace Perennial.Client;

/// <summary>An account in a bulk call. What is not given stays as it is; an empty text clears a field.</summary>
/// <param name="AccountId">Your own id of the account.</param>
public sealed record AccountItem(string AccountId, string? Name = null, string? ParentId = null, string? Domain = null, string? Segment = null, string? OwnerEmail = null,
    string? Phase = null, string? Country = null, IReadOnlyList<string>? Tags = null, IReadOnlyDictionary<string, string>? Custom = null,
    IReadOnlyList<string>? CoOwners = null, IReadOnlyList<string>? OtherDomains = null, bool? Archived = null);
