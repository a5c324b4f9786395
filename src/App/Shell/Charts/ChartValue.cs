namespace Perennial.App.Shell.Charts;

/// <summary>A value with how people read it, and its 95 % interval where it has one.</summary>
public sealed record ChartValue(decimal Value, string Shown, decimal? Low = null, decimal? High = null)
{
    /// <summary>Where the figure is explained.</summary>
    public string? Href { get; init; }
}
