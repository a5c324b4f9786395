namespace Perennial.App.Shell.Charts;

/// <summary>A stretch along a scatter that has a name, such as a band.</summary>
/// <param name="Class">Its colour.</param>
public sealed record ScatterZone(decimal From, decimal To, string Name, string Class);
