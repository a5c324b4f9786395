namespace Perennial.App.Database;

/// <summary>A change cannot be taken back as things stand; the message says why, to people.</summary>
public sealed class UndoRefusedException(string message) : Exception(message);
