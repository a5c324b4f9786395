namespace Perennial.Client;

/// <summary>A token that was just made.</summary>
/// <param name="Token">What is kept of it.</param>
/// <param name="Secret">The token itself. It is shown now and never again.</param>
public sealed record MadeToken(Token Token, string Secret);
