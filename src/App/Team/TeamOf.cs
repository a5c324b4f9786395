namespace Perennial.App.Team;

/// <summary>Who is to look after an account from now on.</summary>
public sealed record TeamOf(string ExternalId, string? Owner, IReadOnlyList<string> CoOwners);
