using Perennial.Core.Risk;

namespace Perennial.Cli.Risk;

/// <summary>What the columns of a labelled panel are.</summary>
/// <param name="Label">The column that says who churned.</param>
/// <param name="Churned">Its values that mean so; none where the usual ones do.</param>
/// <param name="Account">Whose row it is.</param>
/// <param name="Time">The cutoff that features are known by.</param>
/// <param name="HorizonDays">How long after the cutoff the label looks; 0 where that is not said.</param>
/// <param name="Due">Whether a renewal falls due within the horizon.</param>
/// <param name="Fold">Numbers of folds.</param>
/// <param name="Features">The columns that may be features.</param>
internal sealed record PanelSchema(string Label, IReadOnlyList<string> Churned, string? Account, string? Time, int HorizonDays, string? Due, string? Fold, IReadOnlyList<PanelFeature> Features);
