namespace Perennial.Core.Forecast;

/// <summary>The sum of stakes convolved on a grid. An amount between two places of the grid is divided between them so that its mean stays; where all amounts are equal it is exact.</summary>
internal static class SumOnGrid
{
    private const int Steps = 1500;
    private const double Slack = 1e-12;

    public static decimal[] Quantiles(IReadOnlyList<Stake> stakes, CommonFactor factor, IReadOnlyList<double> levels)
    {
        var total = stakes.Sum(s => s.Amount);
        var unit = stakes.All(s => s.Amount == stakes[0].Amount) ? stakes[0].Amount : total / Steps;
        var parts = stakes.Select(stake => Part(stake.Amount, unit)).ToList();
        var length = parts.Sum(part => part.Beyond > 0 ? part.Whole + 1 : part.Whole) + 1;
        var (all, one) = (new double[length], new double[length]);
        foreach (var place in factor.Places)
        {
            Convolve(one, parts, factor, place);
            for (var i = 0; i < length; i++) all[i] += one[i] / factor.Places.Count;
        }
        return [.. levels.Select(level => Math.Min(total, Math.Round(Reached(all, level) * unit, 8)))];
    }

    private static (int Whole, double Beyond) Part(decimal amount, decimal unit)
    {
        var whole = Math.Floor(amount / unit);
        return ((int)whole, (double)(amount / unit - whole));
    }

    private static void Convolve(double[] mass, List<(int Whole, double Beyond)> parts, CommonFactor factor, double place)
    {
        Array.Clear(mass);
        mass[0] = 1;
        var last = 0;
        for (var s = 0; s < parts.Count; s++)
        {
            var ((whole, beyond), chance) = (parts[s], factor.Given(s, place));
            for (var i = last; i >= 0; i--)
            {
                var here = mass[i];
                if (here == 0) continue;
                mass[i] = here * (1 - chance);
                mass[i + whole] += here * chance * (1 - beyond);
                if (beyond > 0) mass[i + whole + 1] += here * chance * beyond;
            }
            last += beyond > 0 ? whole + 1 : whole;
        }
    }

    private static int Reached(double[] mass, double level)
    {
        var reached = 0.0;
        for (var i = 0; i < mass.Length; i++)
            if ((reached += mass[i]) >= level - Slack) return i;
        return mass.Length - 1;
    }
}
