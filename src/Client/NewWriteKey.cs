namespace Perennial.Client;

/// <summary>A write key to make.</summary>
/// <param name="Name">What sends with it: 1 to 100 characters.</param>
public sealed record NewWriteKey(string Name);
