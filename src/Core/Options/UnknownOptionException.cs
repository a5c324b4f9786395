namespace Perennial.Core.Options;

/// <summary>An option or a value that the standard does not know. The message names what is accepted.</summary>
public sealed class UnknownOptionException(string message) : ArgumentException(message);
