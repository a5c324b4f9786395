namespace Perennial.App.Shell.Charts;

/// <summary>One thing at two values: a share across, an amount up.</summary>
/// <param name="Name">As its tip and the table say it.</param>
/// <param name="Across">A share.</param>
/// <param name="Up">An amount; nothing below 1 is told apart.</param>
/// <param name="Href">Where it leads.</param>
public sealed record LogPoint(string Name, decimal Across, decimal Up, string Href);
