namespace Perennial.App.Shell.Charts;

/// <summary>A place along the x axis.</summary>
/// <param name="Short">On the axis: Mar '24.</param>
/// <param name="Title">In the readout and the table: March 2024.</param>
/// <param name="Href">Where a bar of this place leads.</param>
public sealed record ChartPlace(string Short, string Title, string? Href = null)
{
    /// <summary>Its period is not over: drawn apart, so that a part is not taken for a whole.</summary>
    public bool IsOpen { get; init; }
}
