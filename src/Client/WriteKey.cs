namespace Perennial.Client;

/// <summary>A key by which programs and browsers send events, without its text.</summary>
/// <param name="Id">Number of the key.</param>
/// <param name="Name">What sends with it.</param>
/// <param name="Prefix">Its first letters, to recognise it by.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastUsedAt">Its last use, to about a minute.</param>
/// <param name="RevokedAt">From then on it is refused; null while it is good. A key that was rotated is good for a day more.</param>
public sealed record WriteKey(long Id, string Name, string Prefix, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);
