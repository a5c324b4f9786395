namespace Perennial.Core.Forecast;

/// <summary>The sum of a few stakes: each of the outcomes with its probability.</summary>
internal static class SumOfFew
{
    private const double Slack = 1e-12;

    public static decimal[] Quantiles(IReadOnlyList<JointStake> stakes, CommonFactor factor, IReadOnlyList<double> levels)
    {
        var sums = Sums(stakes, stakes.Count);
        var probabilities = new double[sums.Length];
        foreach (var place in factor.Places)
            foreach (var (outcome, probability) in Outcomes(stakes, stakes.Count, factor, place).Index()) probabilities[outcome] += probability / factor.Places.Count;
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

    /// <summary>How many of the first stakes have no more than so many outcomes together.</summary>
    public static int Countable(IReadOnlyList<JointStake> stakes, int outcomes)
    {
        var few = 0;
        for (long all = 1; few < stakes.Count && (all *= stakes[few].Steps.Count + 1) <= outcomes; few++) continue;
        return few;
    }

    /// <summary>What the first few stakes come to, by outcome: how many steps each of them reaches, the last one's counting most.</summary>
    public static decimal[] Sums(IReadOnlyList<JointStake> stakes, int few)
    {
        decimal[] sums = [0];
        foreach (var stake in stakes.Take(few)) sums = [.. sums, .. stake.Steps.SelectMany(_ => sums, (step, sum) => sum + step.Reached)];
        return sums;
    }

    /// <summary>The probability of each such outcome with the factor at a place.</summary>
    public static double[] Outcomes(IReadOnlyList<JointStake> stakes, int few, CommonFactor factor, double place)
    {
        double[] probabilities = [1];
        for (var s = 0; s < few; s++)
        {
            var (before, steps) = (probabilities, stakes[s].Steps.Count);
            probabilities = new double[before.Length * (steps + 1)];
            for (var reached = 0; reached <= steps; reached++)
            {
                var chance = factor.Exactly(s, reached, place);
                for (var outcome = 0; outcome < before.Length; outcome++) probabilities[reached * before.Length + outcome] = before[outcome] * chance;
            }
        }
        return probabilities;
    }
}
