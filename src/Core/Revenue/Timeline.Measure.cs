namespace Perennial.Core.Revenue;

public sealed partial class Timeline
{
    /// <summary>The figures of each period for each group, as <c>[group][period]</c>.</summary>
    public PeriodFigures[][] Measure(IReadOnlyList<Period> periods, Grouping grouping)
    {
        var passes = new PeriodPass[grouping.Count];
        for (var g = 0; g < passes.Length; g++) passes[g] = new(this, periods);
        for (var account = 0; account < AccountCount; account++)
            if (grouping[account] is var group and >= 0) passes[group].Add(account);
        return [.. passes.Select(pass => pass.Figures())];
    }

    /// <summary>The figures of one period over all accounts of the grouping together.</summary>
    public PeriodFigures Measure(Period period, Grouping grouping) =>
        Measure([period], grouping.Count == 1 ? grouping : new(1, [.. grouping.Of.Select(g => Math.Min(g, 0))]))[0][0];

    /// <summary>The figures of one account over each period.</summary>
    public PeriodFigures[] MeasureOne(int account, IReadOnlyList<Period> periods)
    {
        var pass = new PeriodPass(this, periods);
        if (account < AccountCount) pass.Add(account);
        return pass.Figures();
    }

    /// <summary>Each account of the grouping with its own figures, also when they are nothing; their sums are the period's.</summary>
    public IEnumerable<(int Account, PeriodFigures Figures)> Accounts(Period period, Grouping grouping)
    {
        var pass = new PeriodPass(this, [period]);
        for (var account = 0; account < AccountCount; account++)
        {
            if (grouping[account] < 0) continue;
            pass.Reset();
            pass.Add(account);
            yield return (account, pass.Figures()[0]);
        }
    }
}
