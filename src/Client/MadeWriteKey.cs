namespace Perennial.Client;

/// <summary>A write key that was just made.</summary>
/// <param name="WriteKey">What is kept of it.</param>
/// <param name="Key">The key itself. It is shown now and never again.</param>
public sealed record MadeWriteKey(WriteKey WriteKey, string Key);
