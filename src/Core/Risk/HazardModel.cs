using MathNet.Numerics.LinearAlgebra;

namespace Perennial.Core.Risk;

/// <summary>
/// A discrete-time hazard logit: the log-odds of churn within a slot are a weighted sum of features. The weights are the maximum a posteriori under a <see cref="Prior"/>,
/// found by projected Newton steps (Bertsekas, SIAM J. Control Optim. 20 (1982), 221-246); their uncertainty is the inverse of the curvature there (Laplace).
/// </summary>
public sealed class HazardModel
{
    private const int MostSteps = 100;
    private const double Enough = 1e-9;

    private HazardModel(double[] coefficients, double[,] covariance, double loss, int steps) => (Coefficients, Covariance, Loss, Steps) = (coefficients, covariance, loss, steps);

    /// <summary>Log-odds by unit of each feature; the first is the intercept.</summary>
    public double[] Coefficients { get; }

    /// <summary>Of the coefficients; zero for one that lies at its bound.</summary>
    public double[,] Covariance { get; }

    /// <summary>Sum of -ln of the probability given to what happened, without the prior's part.</summary>
    public double Loss { get; }

    /// <summary>How many steps it took.</summary>
    public int Steps { get; }

    /// <param name="design">Features, with 1 in the first column.</param>
    /// <param name="labels">1 where the row's account churned, else 0.</param>
    /// <param name="prior">What is believed of each coefficient.</param>
    /// <param name="start">Where to begin, such as the last fit; null for the prior's centre.</param>
    public static HazardModel Fit(Design design, byte[] labels, Prior prior, double[]? start = null)
    {
        if (labels.Length != design.Rows || labels.Length == 0) throw new ArgumentException($"There are {labels.Length} labels of {design.Rows} rows.", nameof(labels));
        var equations = new NormalEquations(design, labels);
        var at = Bounded(start ?? prior.Centre, prior);
        if (start is null) at[0] = Logit(Math.Clamp(labels.Sum(label => (double)label) / labels.Length, 1e-6, 1 - 1e-6));
        equations.At(at);
        var objective = Objective(equations, at, prior);
        for (var step = 0; ; step++)
        {
            var slope = Slope(equations, at, prior);
            var free = Free(at, slope, prior);
            var curvature = Curvature(equations, prior, free);
            var direction = Vector<double>.Build.Dense(free.Length, i => slope[free[i]]) is var g && free.Length > 0 ? curvature.Cholesky().Solve(g) : g;
            var decrement = direction.DotProduct(g);
            if (decrement < Enough * (1 + objective) || step == MostSteps) return new(at, Inverse(curvature, free, design.Columns), equations.Loss, step);
            for (var length = 1.0; ; length /= 2)
            {
                var next = Moved(at, free, direction, length, prior);
                equations.At(next);
                var there = Objective(equations, next, prior);
                if (there <= objective - 1e-4 * length * decrement || length < 1e-8)
                {
                    (at, objective) = (next, there);
                    break;
                }
            }
        }
    }

    /// <summary>Log-odds of a row.</summary>
    public double LogOdds(ReadOnlySpan<float> row)
    {
        var sum = 0.0;
        for (var i = 0; i < Coefficients.Length; i++) sum += Coefficients[i] * row[i];
        return sum;
    }

    /// <summary>Standard deviation of a row's log-odds.</summary>
    public double Deviation(ReadOnlySpan<float> row)
    {
        var sum = 0.0;
        for (var i = 0; i < Coefficients.Length; i++)
        {
            if (row[i] == 0) continue;
            for (var j = 0; j < Coefficients.Length; j++) sum += row[i] * Covariance[i, j] * row[j];
        }
        return Math.Sqrt(Math.Max(0, sum));
    }

    public double Probability(ReadOnlySpan<float> row) => Sigmoid(LogOdds(row));

    public static double Sigmoid(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    public static double Logit(double probability) => Math.Log(probability / (1 - probability));

    private static double Objective(NormalEquations equations, double[] at, Prior prior)
    {
        var sum = equations.Loss;
        for (var i = 0; i < at.Length; i++) sum += prior.Strength[i] / 2 * (at[i] - prior.Centre[i]) * (at[i] - prior.Centre[i]);
        return sum;
    }

    private static double[] Slope(NormalEquations equations, double[] at, Prior prior) => [.. at.Select((value, i) => equations.Slope[i] + prior.Strength[i] * (value - prior.Centre[i]))];

    /// <summary>All but those that lie at their bound and would be pushed beyond it.</summary>
    private static int[] Free(double[] at, double[] slope, Prior prior) => [.. Enumerable.Range(0, at.Length).Where(i => prior.Sign[i] == 0 || at[i] != 0 || slope[i] * prior.Sign[i] < 0)];

    private static Matrix<double> Curvature(NormalEquations equations, Prior prior, int[] free) =>
        Matrix<double>.Build.Dense(free.Length, free.Length, (i, j) => equations.Curvature[free[i], free[j]] + (i == j ? prior.Strength[free[i]] + 1e-9 : 0));

    private static double[] Moved(double[] at, int[] free, Vector<double> direction, double length, Prior prior)
    {
        var next = (double[])at.Clone();
        for (var i = 0; i < free.Length; i++) next[free[i]] -= length * direction[i];
        return Bounded(next, prior);
    }

    private static double[] Bounded(double[] coefficients, Prior prior) => [.. coefficients.Select((value, i) => prior.Sign[i] * value < 0 ? 0 : value)];

    private static double[,] Inverse(Matrix<double> curvature, int[] free, int columns)
    {
        var (all, inverse) = (new double[columns, columns], curvature.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(free.Length)));
        for (var i = 0; i < free.Length; i++)
            for (var j = 0; j < free.Length; j++) all[free[i], free[j]] = inverse[i, j];
        return all;
    }
}
