using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using Perennial.Core.Risk;

namespace Perennial.Bench.Health;

/// <summary>The model of churn fitted anew on 50,000 accounts x 24 months, from nothing and from the last fit, beside MathNet's dense solve of the same normal equations, once. At most three times.</summary>
internal static class RefitBenchmark
{
    public static void Run(int accounts, int months, int features)
    {
        Probe.Print();
        var (rows, dice) = (accounts * months, new Throws(11));
        var (design, labels, prior, truth) = (new Design(rows, features + 1), new byte[rows], new Prior(features + 1), new double[features + 1]);
        for (var j = 0; j <= features; j++) truth[j] = j == 0 ? -4 : dice.Next() - 0.5;
        for (var i = 0; i < rows; i++)
        {
            var row = design[i];
            var logit = truth[0];
            for (var j = 1; j <= features; j++)
            {
                row[j] = (float)((dice.Next() * 3.4) - 1.7);
                logit += truth[j] * row[j];
            }
            labels[i] = (byte)(dice.Next() < HazardModel.Sigmoid(logit) ? 1 : 0);
        }
        var first = HazardModel.Fit(design, labels, prior);
        Console.WriteLine(FormattableString.Invariant($"{rows:N0} rows, {features} features, {labels.Count(label => label == 1):N0} churns; {first.Steps} steps from nothing"));
        labels[17] = (byte)(1 - labels[17]);
        var weighted = DenseMatrix.Create(rows, features + 1, 0);
        var response = DenseVector.Create(rows, 0);
        for (var i = 0; i < rows; i++)
        {
            var p = first.Probability(design[i]);
            var w = Math.Sqrt(p * (1 - p));
            for (var j = 0; j <= features; j++) weighted[i, j] = w * design[i][j];
            response[i] = ((labels[i] - p) / w) + (w * first.LogOdds(design[i]));
        }
        Vector<double>? solved = null;
        HazardModel? cold = null, warm = null;
        var rounds = new Rounds()
            .Add("floor: MathNet's dense solve of the normal equations, once", () => solved = (weighted.TransposeThisAndMultiply(weighted) + (DenseMatrix.CreateIdentity(features + 1) * Prior.Lambda)).Cholesky().Solve(weighted.TransposeThisAndMultiply(response)))
            .Add("refit from nothing", () => cold = HazardModel.Fit(design, labels, prior))
            .Add("refit from the last fit, one outcome changed", () => warm = HazardModel.Fit(design, labels, prior, first.Coefficients));
        rounds.Run(1, 5);
        rounds.Print();
        Console.WriteLine(FormattableString.Invariant($"steps: {cold!.Steps} and {warm!.Steps}; the three agree to {Enumerable.Range(1, features).Max(j => Math.Max(Math.Abs(solved![j] - cold.Coefficients[j]), Math.Abs(warm.Coefficients[j] - cold.Coefficients[j]))):0.0e+0}"));
        Memory.Print();
    }
}
