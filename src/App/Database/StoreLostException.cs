namespace Perennial.App.Database;

/// <summary>The database server is gone, or this server's hold on the workspace with it: nothing may be written until it is back.</summary>
public sealed class StoreLostException() : IOException("The database cannot be reached. Nothing of this request was kept.");
