using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>What a score from 0 to 100 was worth as a probability: a logit of churn within a month on the score alone, learnt before the cutoff.</summary>
internal sealed class ScoreCurve
{
    private const double Middle = 50, Spread = 20;
    private readonly HazardModel _model;

    private ScoreCurve(HazardModel model) => _model = model;

    /// <returns>Null with too few churns.</returns>
    public static ScoreCurve? Fit(IReadOnlyList<(double Score, byte Churned)> known)
    {
        var churns = known.Count(row => row.Churned == 1);
        if (churns < Grade.FewestChurns || churns == known.Count) return null;
        var (design, prior) = (new Design(known.Count, 2), new Prior(2));
        for (var i = 0; i < known.Count; i++) design[i][1] = Feature(known[i].Score);
        return new(HazardModel.Fit(design, [.. known.Select(row => row.Churned)], prior));
    }

    /// <param name="score">0 to 100.</param>
    /// <param name="slots">Months ahead.</param>
    public double Of(double score, double slots) => 1 - Math.Pow(1 - HazardModel.Sigmoid(_model.Coefficients[0] + _model.Coefficients[1] * Feature(score)), slots);

    private static float Feature(double score) => (float)((score - Middle) / Spread);
}
