namespace Perennial.App.Database;

/// <summary>Two records cannot be one; the message says why, to people.</summary>
public sealed class MergeRefusedException(string message) : Exception(message);
