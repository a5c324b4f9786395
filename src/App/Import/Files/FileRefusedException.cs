namespace Perennial.App.Import.Files;

/// <summary>A file that cannot be read as a whole. The message says what it is, where, and what to do.</summary>
public sealed class FileRefusedException(string message) : Exception(message);
