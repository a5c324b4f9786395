namespace Perennial.App.Database;

/// <summary>More is waiting to be written than can be held: answered with 503 and Retry-After. Nothing of the refused write was kept.</summary>
public sealed class StoreBusyException() : Exception("Too much is waiting to be written. Try again in a moment.");
