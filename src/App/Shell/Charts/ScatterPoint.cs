namespace Perennial.App.Shell.Charts;

/// <summary>One dot of a scatter.</summary>
/// <param name="X">0 to 100.</param>
/// <param name="Shown">How its values are read.</param>
/// <param name="Class">Its colour.</param>
public sealed record ScatterPoint(string Name, decimal X, decimal Y, string Shown, string Class, string Href);
