namespace Perennial.Client;

/// <summary>An event that came for an account.</summary>
/// <param name="Event">Its name.</param>
/// <param name="People">Distinct users behind it.</param>
public sealed record AccountEvent(string Event, long People, long Count, DateTimeOffset LastAt);
