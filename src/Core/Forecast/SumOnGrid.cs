namespace Perennial.Core.Forecast;

/// <summary>The sum of stakes convolved on a grid. An amount between two places of the grid is divided between them so that its mean stays; where all amounts are equal it is exact.</summary>
internal static class SumOnGrid
{
    private const int Steps = 1500;

    /// <summary>Tails that are smaller are left out; all of them together are far below the slack.</summary>
    private const double Slack = 1e-12, Nothing = 1e-19;

    /// <summary>So many places are reached by a step of a stake, and the share of it that lies beyond.</summary>
    private readonly record struct Part(int Whole, double Beyond)
    {
        public int Last => Beyond > 0 ? Whole + 1 : Whole;
    }

    public static decimal[] Quantiles(IReadOnlyList<JointStake> stakes, CommonFactor factor, IReadOnlyList<double> levels)
    {
        var (total, first) = (stakes.Sum(s => s.Amount), stakes[0].Steps[0].Reached);
        var unit = stakes.All(s => s.Steps.All(step => step.Reached % first == 0)) && total / first <= Steps ? first : total / Steps;
        List<Part[]> parts = [.. stakes.Select(stake => stake.Steps.Select(step => At(step.Reached, unit)).ToArray())];
        var length = parts.Sum(part => part[^1].Last) + 1;
        var (all, one) = (new double[length], new double[length]);
        foreach (var place in factor.Places)
        {
            Convolve(one, parts, factor, place);
            for (var i = 0; i < length; i++) all[i] += one[i] / factor.Places.Count;
        }
        return [.. levels.Select(level => Math.Min(total, Math.Round(Reached(all, level) * unit, 8)))];
    }

    private static Part At(decimal amount, decimal unit)
    {
        var whole = Math.Floor(amount / unit);
        return new((int)whole, (double)(amount / unit - whole));
    }

    private static void Convolve(double[] mass, List<Part[]> parts, CommonFactor factor, double place)
    {
        Array.Clear(mass);
        mass[0] = 1;
        var (first, last) = (0, 0);
        for (var s = 0; s < parts.Count; s++)
        {
            var steps = parts[s];
            if (steps is [var only]) Add(mass, first, last, only, factor.Given(s, 0, place));
            else Add(mass, first, last, steps, [.. Enumerable.Range(0, steps.Length + 1).Select(reached => factor.Exactly(s, reached, place))]);
            last += steps[^1].Last;
            while (first < last && mass[first] < Nothing) mass[first++] = 0;
            while (first < last && mass[last] < Nothing) mass[last--] = 0;
        }
    }

    private static void Add(double[] mass, int first, int last, Part part, double chance)
    {
        for (var i = last; i >= first; i--)
        {
            var here = mass[i];
            if (here == 0) continue;
            mass[i] = here * (1 - chance);
            mass[i + part.Whole] += here * chance * (1 - part.Beyond);
            if (part.Beyond > 0) mass[i + part.Whole + 1] += here * chance * part.Beyond;
        }
    }

    private static void Add(double[] mass, int first, int last, Part[] steps, double[] chances)
    {
        for (var i = last; i >= first; i--)
        {
            var here = mass[i];
            if (here == 0) continue;
            mass[i] = here * chances[0];
            for (var s = 0; s < steps.Length; s++)
            {
                var (whole, beyond) = steps[s];
                mass[i + whole] += here * chances[s + 1] * (1 - beyond);
                if (beyond > 0) mass[i + whole + 1] += here * chances[s + 1] * beyond;
            }
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
