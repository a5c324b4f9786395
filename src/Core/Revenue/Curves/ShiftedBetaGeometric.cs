using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Perennial.Core.Revenue.Curves;

/// <summary>
/// Retention where every customer has its own constant churn probability, and those differ as a beta distribution.
/// Fader and Hardie, "How to project customer retention", Journal of Interactive Marketing 21 (2007), 76-90.
/// </summary>
public sealed record ShiftedBetaGeometric(double Alpha, double Beta)
{
    /// <summary>Alpha + beta above this: the customers no longer differ. Below the other: each leaves at once or never. Either way the likelihood rises without end.</summary>
    private const double AllAlike = 1e5, AllOrNothing = 1e-4;
    private const string NoSlowing = "churn does not slow with age as the shifted-beta-geometric curve needs";

    /// <summary>Share of those alive after period t - 1 that stay through period t = 1, 2, ...: (beta + t - 1) / (alpha + beta + t - 1).</summary>
    public double Retention(int t) => (Beta + t - 1) / (Alpha + Beta + t - 1);

    /// <summary>Share of all customers alive after t periods; 1 at t = 0.</summary>
    public double Survival(int t)
    {
        var survival = 1.0;
        for (var i = 1; i <= t; i++) survival *= Retention(i);
        return survival;
    }

    /// <summary>
    /// Expected number of payments, each at a period's start, over the periods <paramref name="from"/> to from + horizon - 1, of a customer known to be alive
    /// after <paramref name="alive"/> periods, each discounted by (1 + rate) to the power of its distance from <paramref name="alive"/>.
    /// </summary>
    public double DiscountedPayments(int horizon, double rate, int alive = 0, int from = 0)
    {
        var (sum, survival) = (0.0, 1.0);
        for (var t = 0; t < from + horizon; t++)
        {
            if (t > 0) survival *= Retention(alive + t);
            if (t >= from) sum += survival * Math.Pow(1 + rate, -t);
        }
        return sum;
    }

    /// <summary>Log-likelihood: sum of ended x ln(1 - r) + survived x ln r over the periods.</summary>
    public double LogLikelihood(SurvivalCounts counts)
    {
        var sum = 0.0;
        for (var t = 1; t <= counts.Periods; t++)
        {
            var all = Math.Log(Alpha + Beta + t - 1);
            sum += counts.Ended[t - 1] * (Math.Log(Alpha) - all) + counts.Survived[t - 1] * (Math.Log(Beta + t - 1) - all);
        }
        return sum;
    }

    /// <summary>Maximum likelihood over ln alpha and ln beta.</summary>
    public static CurveFit Fit(SurvivalCounts counts)
    {
        if (counts.Churns == 0) return CurveFit.None("nobody churned");
        if (counts.Survived.Count(s => s > 0) < 2) return CurveFit.None("fewer than two periods were survived by anybody");
        if (!SpreadHelps(counts)) return CurveFit.None(NoSlowing);
        var objective = ObjectiveFunction.Value(at => -Of(at).LogLikelihood(counts));
        try
        {
            var found = new NelderMeadSimplex(1e-10, 5000).FindMinimum(objective, Vector<double>.Build.DenseOfArray(Start(counts)));
            var fit = Of(found.MinimizingPoint);
            return (fit.Alpha + fit.Beta) switch
            {
                < AllOrNothing => CurveFit.None("nobody who stays the first period churns later, which the shifted-beta-geometric curve cannot follow"),
                > AllAlike => CurveFit.None(NoSlowing),
                _ => new(fit, fit.LogLikelihood(counts), null),
            };
        }
        catch (Exception e) when (e is MaximumIterationsException or EvaluationException)
        {
            return CurveFit.None("the likelihood of the shifted-beta-geometric curve has no maximum here");
        }
    }

    private static ShiftedBetaGeometric Of(Vector<double> logs) => new(Math.Exp(Math.Clamp(logs[0], -30, 30)), Math.Exp(Math.Clamp(logs[1], -30, 30)));

    /// <summary>The mean churn of the data with a middling spread.</summary>
    private static double[] Start(SurvivalCounts counts) => [0, Math.Log(1 / Mean(counts) - 1 + 1e-6)];

    private static double Mean(SurvivalCounts counts) => (double)counts.Churns / (counts.Churns + counts.Survived.Sum());

    /// <summary>
    /// Whether a little spread between customers is likelier than none. The likelihood's derivative by 1 / (alpha + beta) where all customers churn
    /// with the mean probability m is the sum over t of (t - 1) x (survived x m / (1 - m) - ended).
    /// </summary>
    private static bool SpreadHelps(SurvivalCounts counts)
    {
        var m = Mean(counts);
        var slope = 0.0;
        for (var t = 1; t <= counts.Periods; t++) slope += (t - 1) * (counts.Survived[t - 1] * m / (1 - m) - counts.Ended[t - 1]);
        return slope > 0;
    }
}
