namespace Perennial.App.Shell.Charts;

/// <summary>A movement between opening and closing.</summary>
/// <param name="Class">Its colour: <c>m-new</c>.</param>
/// <param name="Href">Where its figure is explained.</param>
public sealed record WaterfallStep(string Name, string Class, decimal Amount, string Shown, string? Href = null)
{
    /// <summary>The amount where there is little room.</summary>
    public string Brief { get; init; } = Shown;
}
