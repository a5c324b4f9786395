namespace Perennial.Client;

/// <summary>How good an author's calls were, beside the model on the same renewals.</summary>
/// <param name="Author">Who.</param>
/// <param name="Calls">Whose outcome is known.</param>
/// <param name="Brier">Mean square of the category's chance (commit 0.9, best case 0.65, at risk 0.35, lost 0.1) less the outcome: 0 is perfect.</param>
/// <param name="Right">Calls that said what happened.</param>
/// <param name="Accuracy">Their share, with its 95 % interval.</param>
/// <param name="ModelBrier">The model's on the same renewals; null where it said nothing.</param>
/// <param name="Called">What the calls said would be renewed.</param>
/// <param name="Renewed">What was.</param>
public sealed record CallGradeRow(string Author, int Calls, decimal Brier, int Right, MetricInterval Accuracy, decimal? ModelBrier, decimal Called, decimal Renewed);
