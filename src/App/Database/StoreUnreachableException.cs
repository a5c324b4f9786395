namespace Perennial.App.Database;

/// <summary>The database server of a workspace cannot be used, in a sentence for whoever starts the program.</summary>
public sealed class StoreUnreachableException(string message, Exception? inner = null) : IOException(message, inner);
