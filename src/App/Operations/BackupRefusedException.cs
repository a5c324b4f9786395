namespace Perennial.App.Operations;

/// <summary>A backup cannot be restored, in a sentence that says why.</summary>
public sealed class BackupRefusedException(string message) : IOException(message);
