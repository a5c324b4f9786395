namespace Perennial.Client;

/// <summary>A token to make.</summary>
/// <param name="Name">What it is for: 1 to 100 characters.</param>
/// <param name="Scopes">What it may do: at least one.</param>
/// <param name="ExpiresAt">From then on it is refused; null or absent for never.</param>
public sealed record NewToken(string Name, IReadOnlyList<TokenScope> Scopes, DateTimeOffset? ExpiresAt = null);
