using Perennial.Core.Statistics;

namespace Perennial.Core.Forecast;

/// <summary>How good somebody's calls were, beside the model on the same renewals.</summary>
/// <param name="Calls">Whose outcome is known.</param>
/// <param name="Brier">Mean square of the category's chance less the outcome: 0 is perfect, 0.25 a coin.</param>
/// <param name="Right">Calls that said what happened.</param>
/// <param name="Accuracy">Wilson's interval of the share of those.</param>
/// <param name="ModelCalls">Of those calls, of how many the model had said something before.</param>
/// <param name="ModelBrier">The model's on those; null for none.</param>
/// <param name="Called">What the calls said would renew, in money.</param>
/// <param name="Renewed">What did.</param>
public sealed record CallGrade(int Calls, double Brier, int Right, Interval Accuracy, int ModelCalls, double? ModelBrier, decimal Called, decimal Renewed)
{
    /// <param name="judged">One or more: what was called and for how much, what the model had said of it, what of it came, and whether it renewed.</param>
    public static CallGrade Of(IReadOnlyList<(CallCategory Category, decimal Called, double? Model, decimal Came, bool Renewed)> judged)
    {
        double Error(double chance, bool renewed) => Math.Pow(chance - (renewed ? 1 : 0), 2);
        var right = judged.Count(j => j.Category.Renews == j.Renewed);
        var ofModel = judged.Where(j => j.Model is not null).ToList();
        return new(judged.Count, judged.Average(j => Error(j.Category.Chance, j.Renewed)), right, Wilson.Of(right, judged.Count),
            ofModel.Count, ofModel.Count == 0 ? null : ofModel.Average(j => Error(j.Model!.Value, j.Renewed)), judged.Sum(j => j.Called), judged.Where(j => j.Renewed).Sum(j => j.Came));
    }
}
