using MathNet.Numerics.Distributions;

namespace Perennial.Core.Forecast;

/// <summary>The sum of many stakes: the few that are large beside the whole are counted outcome by outcome, the rest is normal with its own mean and variance.</summary>
internal static class SumOfMany
{
    private const int MostCounted = 8, LargePart = 50, Halvings = 50;

    private readonly record struct Part(double Mean, double Deviation, double Weight);

    /// <param name="stakes">The largest first.</param>
    public static decimal[] Quantiles(IReadOnlyList<Stake> stakes, CommonFactor factor, IReadOnlyList<double> levels)
    {
        var total = stakes.Sum(s => s.Amount);
        var counted = stakes.Take(MostCounted).Count(s => s.Amount > total / LargePart);
        var sums = SumOfFew.Sums(stakes, counted);
        var parts = new List<Part>(sums.Length * factor.Places.Count);
        foreach (var place in factor.Places)
        {
            var (mean, variance) = Rest(stakes, counted, factor, place);
            foreach (var (outcome, probability) in SumOfFew.Outcomes(counted, factor, place).Index())
                parts.Add(new((double)sums[outcome] + mean, Math.Sqrt(variance), probability / factor.Places.Count));
        }
        return [.. levels.Select(level => Math.Clamp(Math.Round((decimal)Quantile(parts, level, (double)total), 8), 0, total))];
    }

    private static (double Mean, double Variance) Rest(IReadOnlyList<Stake> stakes, int counted, CommonFactor factor, double place)
    {
        var (mean, variance) = (0.0, 0.0);
        for (var s = counted; s < stakes.Count; s++)
        {
            var (amount, chance) = ((double)stakes[s].Amount, factor.Given(s, place));
            mean += amount * chance;
            variance += amount * amount * chance * (1 - chance);
        }
        return (mean, variance);
    }

    private static double Quantile(List<Part> parts, double level, double total)
    {
        var (low, high) = (0.0, total);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (parts.Sum(part => part.Weight * (part.Deviation > 0 ? Normal.CDF(part.Mean, part.Deviation, middle) : part.Mean <= middle ? 1 : 0)) >= level) high = middle;
            else low = middle;
        }
        return high;
    }
}
