namespace Perennial.App.Shell.Charts;

/// <summary>One cohort in one month of its life.</summary>
/// <param name="Share">Of the cohort's start; null when there is none.</param>
/// <param name="IsOpen">The month is not over: marked, never counted as loss.</param>
public sealed record HeatCell(decimal? Share, string Shown, bool IsOpen, string? Href = null)
{
    /// <summary>Five steps of one hue. Above 100 % is the strongest.</summary>
    public string Class => IsOpen ? "open" : Share switch
    {
        null => "void",
        >= 1.0m => "h5",
        >= 0.90m => "h4",
        >= 0.80m => "h3",
        >= 0.60m => "h2",
        > 0 => "h1",
        _ => "h0",
    };
}
