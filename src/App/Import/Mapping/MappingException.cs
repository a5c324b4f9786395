namespace Perennial.App.Import;

/// <summary>A text that was to be a mapping is none.</summary>
public sealed class MappingException(string message) : FormatException(message);
