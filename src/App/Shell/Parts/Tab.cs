namespace Perennial.App.Shell.Parts;

public sealed record Tab(string Name, string Href, bool Current, long? Count = null);
