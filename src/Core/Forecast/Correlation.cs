using System.Globalization;
using MathNet.Numerics.Distributions;

namespace Perennial.Core.Forecast;

/// <summary>
/// Whether renewals that fall into one month go together, tested on past months against what had been said of them.
/// With R the sum of a month's outcomes less its chances: under independence R^2 has the mean sum p (1 - p), and with a common factor of correlation r about
/// r ((sum f)^2 - sum f^2) more, f being the normal density at the quantile of p. The estimate sets the two equal over all months.
/// The test compares the sum of R^2 / sum p (1 - p) with the same of outcomes drawn independently.
/// </summary>
/// <param name="Value">What forecasts reckon with: the estimate where the test shows one, else 0.</param>
/// <param name="Estimate">Null where too little is known to estimate it.</param>
/// <param name="PValue">Of the test against independence, one-sided.</param>
/// <param name="Months">That were tested.</param>
/// <param name="Words">What was found, in a sentence.</param>
public sealed record Correlation(double Value, double? Estimate, double? PValue, int Months, string Words)
{
    private const int FewestMonths = 6, MostDraws = 999, FewestDraws = 199, Budget = 1_000_000;
    private const double Level = 0.05, Largest = 0.5, LeastVariance = 2;
    private const ulong Seed = 71;

    /// <param name="months">For each past month the chance that was said of each customer's renewal, and whether it happened.</param>
    public static Correlation Of(IReadOnlyList<IReadOnlyList<(double Chance, bool Renewed)>> months)
    {
        var known = months.Select(month => month.Where(due => due.Chance is > 0 and < 1).ToList()).Where(month => month.Count > 0).ToList();
        if (known.Count < FewestMonths) return Assumed(known.Count, $"Taken as independent: {MonthsOf(known.Count)} of renewals {(known.Count == 1 ? "is" : "are")} known, and {FewestMonths} are needed to test whether they go together.");
        if (known.Sum(Variance) < LeastVariance) return Assumed(known.Count, $"Taken as independent: the {known.Count} months of renewals that are known left too little to chance to test whether they go together.");
        var estimate = known.Sum(month => Square(Residual(month)) - Variance(month)) / Math.Max(1e-12, known.Sum(Pairs));
        var p = Test(known);
        return p >= Level
            ? new(0, estimate, p, known.Count, string.Create(CultureInfo.InvariantCulture, $"Taken as independent: {known.Count} months of renewals scatter as independent ones would (p = {p:0.00})."))
            : Shown(Math.Clamp(estimate, 0, Largest), estimate, p, known.Count);
    }

    private static Correlation Shown(double value, double estimate, double p, int months) => new(value, estimate, p, months,
        string.Create(CultureInfo.InvariantCulture, $"Renewals of a month go together with a correlation of {value:0.00}, as {months} months of them show (p {(p < 0.01 ? "below 0.01" : $"= {p:0.00}")}): the interval is wider for it."));

    private static Correlation Assumed(int months, string words) => new(0, null, null, months, words);

    private static double Test(List<List<(double Chance, bool Renewed)>> months)
    {
        var (seen, draws, larger) = (months.Sum(month => Square(Residual(month)) / Variance(month)), new Draws(Seed), 0);
        var times = Math.Clamp(Budget / months.Sum(month => month.Count), FewestDraws, MostDraws);
        for (var i = 0; i < times; i++)
        {
            var drawn = 0.0;
            foreach (var month in months)
            {
                var residual = 0.0;
                foreach (var (chance, _) in month) residual += (draws.Next() < chance ? 1 : 0) - chance;
                drawn += Square(residual) / Variance(month);
            }
            if (drawn >= seen - 1e-12) larger++;
        }
        return (1.0 + larger) / (1 + times);
    }

    private static double Residual(List<(double Chance, bool Renewed)> month) => month.Sum(due => (due.Renewed ? 1 : 0) - due.Chance);

    private static double Variance(List<(double Chance, bool Renewed)> month) => month.Sum(due => due.Chance * (1 - due.Chance));

    private static double Pairs(List<(double Chance, bool Renewed)> month)
    {
        var densities = month.Select(due => Normal.PDF(0, 1, Forecast.Chance.Quantile(due.Chance))).ToList();
        return Square(densities.Sum()) - densities.Sum(Square);
    }

    private static double Square(double x) => x * x;

    private static string MonthsOf(int count) => count switch { 0 => "no months", 1 => "1 month", _ => $"only {count} months" };
}
