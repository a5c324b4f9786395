namespace Perennial.Client;

/// <summary>What a backup is made with.</summary>
/// <param name="Passphrase">Seals the workspace's keys in it; without one they are left out. At least 10 characters.</param>
public sealed record NewBackup(string? Passphrase = null);
