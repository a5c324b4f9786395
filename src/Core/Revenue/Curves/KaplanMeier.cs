namespace Perennial.Core.Revenue.Curves;

/// <summary>
/// Product-limit estimate of survival under right censoring: Kaplan and Meier, JASA 53 (1958), 457-481. Variance by Greenwood;
/// 95 % interval on the log(-log) scale (Kalbfleisch and Prentice), so that it stays within 0 and 1. Where a churn and a censoring share a time, the censored one was at risk.
/// </summary>
public sealed class KaplanMeier
{
    private const double Z = 1.959963984540054;

    private KaplanMeier(IReadOnlyList<SurvivalStep> steps, double lastSeen) => (Steps, LastSeen) = (steps, lastSeen);

    /// <summary>One step for each time at which somebody churned.</summary>
    public IReadOnlyList<SurvivalStep> Steps { get; }

    /// <summary>The longest time anybody was observed; the estimate says nothing beyond it.</summary>
    public double LastSeen { get; }

    /// <param name="lifetimes">For each customer the time observed, and whether it churned then or was still there.</param>
    public static KaplanMeier Of(IEnumerable<(double Time, bool Churned)> lifetimes)
    {
        var byTime = lifetimes.GroupBy(l => l.Time).OrderBy(g => g.Key).Select(g => (Time: g.Key, All: g.LongCount(), Churned: g.LongCount(l => l.Churned))).ToList();
        return Of(byTime, byTime.Sum(g => g.All));
    }

    /// <summary>The same of lifetimes that are already counted in whole periods: at risk in a period is who ended in it or was seen to survive it.</summary>
    public static KaplanMeier Of(SurvivalCounts counts)
    {
        var byTime = new List<(double, long, long)>();
        for (var t = 1; t <= counts.Periods; t++)
        {
            var goesOn = t < counts.Periods ? counts.Ended[t] + counts.Survived[t] : 0;
            byTime.Add((t, counts.Ended[t - 1] + counts.Survived[t - 1] - goesOn, counts.Ended[t - 1]));
        }
        return Of(byTime, counts.Periods == 0 ? 0 : counts.Ended[0] + counts.Survived[0]);
    }

    private static KaplanMeier Of(List<(double Time, long All, long Churned)> byTime, long atRisk)
    {
        var (survival, greenwood) = (1.0, 0.0);
        var steps = new List<SurvivalStep>();
        foreach (var (time, all, churned) in byTime)
        {
            if (churned > 0)
            {
                survival *= (double)(atRisk - churned) / atRisk;
                greenwood += atRisk > churned ? (double)churned / ((double)atRisk * (atRisk - churned)) : 0;
                var (low, high) = Bounds(survival, greenwood);
                steps.Add(new(time, atRisk, churned, survival, survival * survival * greenwood, low, high));
            }
            atRisk -= all;
        }
        return new(steps, byTime.Count == 0 ? 0 : byTime[^1].Time);
    }

    /// <summary>Share alive after a time, 1 before the first churn.</summary>
    public double Survival(double time)
    {
        var survival = 1.0;
        foreach (var step in Steps)
        {
            if (step.Time > time) break;
            survival = step.Survival;
        }
        return survival;
    }

    private static (double? Low, double? High) Bounds(double survival, double greenwood)
    {
        if (survival <= 0) return (null, null);
        var spread = Z * Math.Sqrt(greenwood) / Math.Log(survival);
        return (Math.Pow(survival, Math.Exp(-spread)), Math.Pow(survival, Math.Exp(spread)));
    }
}
