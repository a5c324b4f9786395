namespace Perennial.App.Shell.Charts;

/// <summary>One cohort in one month of its life.</summary>
/// <param name="Share">Of the cohort's start; null when there is none.</param>
/// <param name="IsOpen">The month is not over: marked, never counted as loss.</param>
public sealed record HeatCell(decimal? Share, string Shown, bool IsOpen, string? Href = null)
{
    /// <summary>Where the five steps begin, of the second to the strongest: what is usual of paying customers. Of use <see cref="OfUse"/> is.</summary>
    public IReadOnlyList<decimal> Steps { get; init; } = [0.60m, 0.80m, 0.90m, 1.0m];

    public static IReadOnlyList<decimal> OfUse { get; } = [0.20m, 0.40m, 0.60m, 0.80m];

    /// <summary>Five steps of one hue.</summary>
    public string Class => IsOpen ? "open" : Share is not { } share ? "void" : share <= 0 ? "h0" : $"h{1 + Steps.Count(step => share >= step)}";
}
