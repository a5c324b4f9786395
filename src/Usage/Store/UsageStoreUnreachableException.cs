namespace Perennial.Usage.Store;

/// <summary>The engine of the event store cannot be reached now, in a sentence that names where and never a password. What was taken waits in the spool.</summary>
public sealed class UsageStoreUnreachableException(string message, Exception? inner = null) : IOException(message, inner);
