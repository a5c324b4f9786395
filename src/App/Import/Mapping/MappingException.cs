namespace Perennial.App.Import.Mapping;

/// <summary>A text that was to be a mapping is none.</summary>
public sealed class MappingException(string message) : FormatException(message);
