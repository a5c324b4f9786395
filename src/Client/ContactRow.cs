namespace Perennial.Client;

/// <summary>A contact as known now.</summary>
public sealed record ContactRow(string ContactId, string AccountId, string Name, string? Title, string? Email, string? Phone, string? Role, string? ReportsTo, string Consent, string Bounce,
    string? Influence, string? Stance, DateOnly? LeftOn, bool Archived, IReadOnlyDictionary<string, string> Custom, long Version);
