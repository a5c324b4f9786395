namespace Perennial.App.Shell;

/// <summary>A page above this one, in the top bar.</summary>
public sealed record Crumb(string Name, string Href);
