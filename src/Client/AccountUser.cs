namespace Perennial.Client;

/// <summary>Somebody who did something for an account.</summary>
/// <param name="User">Their id as clients send it.</param>
/// <param name="IsAnonymous">A visitor of whom nobody said who it is.</param>
/// <param name="Count">What they did, counted together.</param>
public sealed record AccountUser(string User, bool IsAnonymous, DateTimeOffset LastSeenAt, long ActiveDays, long Count);
