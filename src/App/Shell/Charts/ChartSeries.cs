namespace Perennial.App.Shell.Charts;

/// <summary>One line of a chart.</summary>
/// <param name="Name">As the legend, the readout and the table say it.</param>
/// <param name="Tone">1 to 4: which of the palette's series colours.</param>
/// <param name="Values">One for each place of the x axis; null where there is none.</param>
public sealed record ChartSeries(string Name, int Tone, IReadOnlyList<ChartValue?> Values)
{
    /// <summary>Short, at the line's end.</summary>
    public string EndLabel { get; init; } = Name;

    /// <summary>Computed ahead of or beside what was seen: drawn with dashes.</summary>
    public bool IsProjected { get; init; }
}
