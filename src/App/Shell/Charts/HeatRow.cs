namespace Perennial.App.Shell.Charts;

public sealed record HeatRow(string Name, string Size, IReadOnlyList<HeatCell> Cells);
