namespace Perennial.App.Shell.Charts;

/// <summary>A rectangle: x and width in percent of the plot, y and height in pixels.</summary>
public sealed record Bar(string Class, double X, double Width, double Y, double Height)
{
    /// <summary>Which place along the axis it stands at.</summary>
    public int Place { get; init; }
}
