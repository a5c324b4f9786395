namespace Perennial.Core.Forecast;

/// <summary>The sum of a few stakes: each of the outcomes with its probability.</summary>
internal static class SumOfFew
{
    private const double Slack = 1e-12;

    public static decimal[] Quantiles(IReadOnlyList<Stake> stakes, CommonFactor factor, IReadOnlyList<double> levels)
    {
        var (sums, probabilities) = (Sums(stakes, stakes.Count), new double[1 << stakes.Count]);
        foreach (var place in factor.Places)
            foreach (var (outcome, probability) in Outcomes(stakes.Count, factor, place).Index()) probabilities[outcome] += probability / factor.Places.Count;
        var order = Enumerable.Range(0, sums.Length).OrderBy(outcome => sums[outcome]).ToArray();
        return [.. levels.Select(level => Quantile(level))];

        decimal Quantile(double level)
        {
            var reached = 0.0;
            foreach (var outcome in order)
                if ((reached += probabilities[outcome]) >= level - Slack) return sums[outcome];
            return sums[order[^1]];
        }
    }

    /// <summary>What the first few stakes come to, by outcome: bit i says whether stake i renews.</summary>
    public static decimal[] Sums(IReadOnlyList<Stake> stakes, int few)
    {
        var sums = new decimal[1 << few];
        for (var i = 0; i < few; i++)
            for (var outcome = 0; outcome < 1 << i; outcome++) sums[outcome | 1 << i] = sums[outcome] + stakes[i].Amount;
        return sums;
    }

    /// <summary>The probability of each such outcome with the factor at a place.</summary>
    public static double[] Outcomes(int few, CommonFactor factor, double place)
    {
        var probabilities = new double[1 << few];
        probabilities[0] = 1;
        for (var i = 0; i < few; i++)
        {
            var chance = factor.Given(i, place);
            for (var outcome = 0; outcome < 1 << i; outcome++)
            {
                probabilities[outcome | 1 << i] = probabilities[outcome] * chance;
                probabilities[outcome] *= 1 - chance;
            }
        }
        return probabilities;
    }
}
