namespace Perennial.Client;

/// <summary>An API token, without its secret.</summary>
/// <param name="Id">Number of the token.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Prefix">The token's first letters, to recognise it by.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="CreatedBy">Whom it acts for; null for the command line on the server's own machine.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From then on it is refused; null for never.</param>
/// <param name="LastUsedAt">Its last use, to about half a minute.</param>
/// <param name="RevokedAt">From then on it is refused; null while it is good.</param>
public sealed record Token(
    long Id,
    string Name,
    string Prefix,
    IReadOnlyList<TokenScope> Scopes,
    string? CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt);
