using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Perennial.Core.Revenue.Curves;

/// <summary>
/// Repeat buying without a contract: while alive a customer buys as a Poisson process, and after each purchase is gone with its own probability; rates differ as a gamma, probabilities as a beta distribution.
/// Fader, Hardie and Lee, "Counting your customers the easy way: an alternative to the Pareto/NBD model", Marketing Science 24 (2005), 275-284. Equations are numbered as there.
/// </summary>
/// <param name="R">Shape of the buying rates.</param>
/// <param name="Alpha">Their scale, in units of time.</param>
/// <param name="A">Of the beta distribution of leaving after a purchase.</param>
/// <param name="B">Of the same.</param>
public sealed record BetaGeometricNbd(double R, double Alpha, double A, double B)
{
    private const int MostTerms = 100_000;

    /// <summary>A simplex may shrink before it is there; a new one around its end goes on.</summary>
    private const int Searches = 3;
    private const double Enough = 1e-13;

    /// <summary>The fewest customers that bought again to fit from.</summary>
    public const int FewestBuyers = 10;

    /// <summary>Of one customer: ln of equation (6).</summary>
    public double LogLikelihood(BuyingHistory c)
    {
        var common = SpecialFunctions.GammaLn(R + c.Repeats) - SpecialFunctions.GammaLn(R) + R * Math.Log(Alpha)
            + SpecialFunctions.GammaLn(A + B) + SpecialFunctions.GammaLn(B + c.Repeats) - SpecialFunctions.GammaLn(B) - SpecialFunctions.GammaLn(A + B + c.Repeats);
        var alive = -(R + c.Repeats) * Math.Log(Alpha + c.Observed);
        if (c.Repeats == 0) return common + alive;
        var gone = Math.Log(A) - Math.Log(B + c.Repeats - 1) - (R + c.Repeats) * Math.Log(Alpha + c.Last);
        var most = Math.Max(alive, gone);
        return common + most + Math.Log(Math.Exp(alive - most) + Math.Exp(gone - most));
    }

    /// <summary>That a customer will buy again some time: equation (7) of the authors' note on P(alive).</summary>
    public double ProbabilityAlive(BuyingHistory c) => 1 / (1 + Gone(c));

    /// <summary>Purchases that a new customer is expected to make again within a time: equation (9).</summary>
    public double Expected(double time) => (A + B - 1) / (A - 1) * (1 - Math.Pow(Alpha / (Alpha + time), R) * Hypergeometric(R, B, A + B - 1, time / (Alpha + time)));

    /// <summary>Purchases that a customer with this history is expected to make within a further time: equation (10).</summary>
    public double Expected(BuyingHistory c, double time)
    {
        var power = Math.Pow((Alpha + c.Observed) / (Alpha + c.Observed + time), R + c.Repeats);
        var series = Hypergeometric(R + c.Repeats, B + c.Repeats, A + B + c.Repeats - 1, time / (Alpha + c.Observed + time));
        return (A + B + c.Repeats - 1) / (A - 1) * (1 - power * series) / (1 + Gone(c));
    }

    /// <summary>Maximum likelihood over the logarithms of the four.</summary>
    public static BuyingFit Fit(IReadOnlyList<BuyingHistory> customers)
    {
        if (customers.Count(c => c.Repeats > 0) is var buyers && buyers < FewestBuyers) return BuyingFit.None($"only {buyers} customers bought again, and {FewestBuyers} are the fewest to fit from");
        var groups = customers.GroupBy(c => c).Select(g => (g.Key, Count: (double)g.Count())).ToList();
        var scale = customers.Max(c => c.Observed);
        var objective = ObjectiveFunction.Value(at => -Of(at, scale).LogLikelihood(groups));
        try
        {
            var at = Vector<double>.Build.Dense(4);
            for (var search = 0; search < Searches; search++) at = new NelderMeadSimplex(1e-7, 5000).FindMinimum(objective, at).MinimizingPoint;
            var model = Of(at, scale);
            return new(model, model.LogLikelihood(groups), null);
        }
        catch (Exception e) when (e is MaximumIterationsException or EvaluationException)
        {
            return BuyingFit.None("the likelihood of the BG/NBD model has no maximum here");
        }
    }

    private double LogLikelihood(IEnumerable<(BuyingHistory History, double Count)> groups) => groups.Sum(g => g.Count * LogLikelihood(g.History));

    private double Gone(BuyingHistory c) => c.Repeats == 0 ? 0 : A / (B + c.Repeats - 1) * Math.Pow((Alpha + c.Observed) / (Alpha + c.Last), R + c.Repeats);

    /// <summary>Times in tenths of the longest observation, so that the search begins near whatever the unit is.</summary>
    private static BetaGeometricNbd Of(Vector<double> logs, double scale) => new(Bounded(logs[0]), Bounded(logs[1]) * scale / 10, Bounded(logs[2]), Bounded(logs[3]));

    private static double Bounded(double log) => Math.Exp(Math.Clamp(log, -20, 20));

    /// <summary>Gauss's series 2F1(a, b; c; z), 0 &lt;= z &lt; 1.</summary>
    private static double Hypergeometric(double a, double b, double c, double z)
    {
        var (sum, term) = (1.0, 1.0);
        for (var n = 0; n < MostTerms && Math.Abs(term) > Enough * Math.Abs(sum); n++)
        {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
        }
        return sum;
    }
}
