namespace Perennial.App.Operations;

/// <summary>What was copied is not what was there: the copy is not to be used.</summary>
public sealed class MoveDiffersException(string message) : IOException(message + " The source is unharmed; drop the target's schema, and report this.");
