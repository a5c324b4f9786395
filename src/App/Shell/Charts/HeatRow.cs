namespace Perennial.App.Shell.Charts;

public sealed record HeatRow(string Name, string Size, IReadOnlyList<HeatCell> Cells)
{
    /// <summary>Where its size is explained.</summary>
    public string? SizeHref { get; init; }
}
