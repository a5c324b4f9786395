namespace Perennial.Core.Forecast;

/// <summary>
/// The sum of many stakes: the few that are large beside the whole are counted outcome by outcome, the rest is normal with its own mean and variance.
/// Normal probabilities are read off a table, so that a quantile's mean is off by less than <see cref="NormalTable.Error"/> of what is due.
/// </summary>
internal static class SumOfMany
{
    private const int MostCounted = 8, MostOutcomes = 1 << MostCounted, LargePart = 50, Halvings = 50;

    private readonly record struct Part(double Mean, double Deviation, double Weight);

    /// <param name="stakes">The largest first.</param>
    public static decimal[] Quantiles(IReadOnlyList<JointStake> stakes, CommonFactor factor, IReadOnlyList<double> levels)
    {
        var total = stakes.Sum(s => s.Amount);
        List<JointStake> large = [.. stakes.Take(MostCounted).TakeWhile(s => s.Amount > total / LargePart)];
        var counted = SumOfFew.Countable(large, MostOutcomes);
        var sums = Array.ConvertAll(SumOfFew.Sums(stakes, counted), sum => (double)sum);
        double[][] rest = [.. stakes.Skip(counted).Select(stake => stake.Steps.Select(step => (double)step.Reached).ToArray())];
        var parts = new List<Part>(sums.Length * factor.Places.Count);
        foreach (var place in factor.Places)
        {
            var (mean, variance) = Rest(rest, counted, factor, place);
            var deviation = Math.Sqrt(Math.Max(0, variance));
            foreach (var (outcome, probability) in SumOfFew.Outcomes(stakes, counted, factor, place).Index())
                parts.Add(new(sums[outcome] + mean, deviation, probability / factor.Places.Count));
        }
        return [.. levels.Select(level => Math.Clamp(Math.Round((decimal)Quantile(parts, level, (double)total), 8), 0, total))];
    }

    private static (double Mean, double Variance) Rest(double[][] rest, int counted, CommonFactor factor, double place)
    {
        var (mean, variance) = (0.0, 0.0);
        for (var s = 0; s < rest.Length; s++)
        {
            var (own, square, before) = (0.0, 0.0, 0.0);
            for (var step = 0; step < rest[s].Length; step++)
            {
                var (reached, chance) = (rest[s][step], factor.About(counted + s, step, place));
                own += (reached - before) * chance;
                square += (reached * reached - before * before) * chance;
                before = reached;
            }
            mean += own;
            variance += square - own * own;
        }
        return (mean, variance);
    }

    private static double Quantile(List<Part> parts, double level, double total)
    {
        var (low, high) = (0.0, total);
        for (var i = 0; i < Halvings; i++)
        {
            var (middle, reached) = ((low + high) / 2, 0.0);
            foreach (var part in parts) reached += part.Weight * (part.Deviation > 0 ? NormalTable.Below((middle - part.Mean) / part.Deviation) : part.Mean <= middle ? 1 : 0);
            if (reached >= level) high = middle;
            else low = middle;
        }
        return high;
    }
}
