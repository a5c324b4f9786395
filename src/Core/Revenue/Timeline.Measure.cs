namespace Perennial.Core.Revenue;

public sealed partial class Timeline
{
    /// <summary>With fewer accounts a second processor is not worth asking.</summary>
    private const int AccountsOfOneProcessor = 10_000;

    /// <summary>The figures of each period for each group, as <c>[group][period]</c>.</summary>
    public PeriodFigures[][] Measure(IReadOnlyList<Period> periods, Grouping grouping)
    {
        var parts = (int)Math.Clamp((long)AccountCount / AccountsOfOneProcessor, 1, 4);
        var (grid, passes) = (new PeriodGrid(periods), new PeriodPass[parts][]);
        if (parts == 1) passes[0] = Pass(grid, grouping, 0, AccountCount);
        else Parallel.For(0, parts, part => passes[part] = Pass(grid, grouping, (int)((long)AccountCount * part / parts), (int)((long)AccountCount * (part + 1) / parts)));
        return [.. Enumerable.Range(0, grouping.Count).Select(group => PeriodPass.Figures([.. passes.Select(p => p[group])]))];
    }

    private PeriodPass[] Pass(PeriodGrid grid, Grouping grouping, int from, int to)
    {
        var passes = new PeriodPass[grouping.Count];
        for (var g = 0; g < passes.Length; g++) passes[g] = new(this, grid);
        for (var account = from; account < to; account++)
            if (grouping[account] is var group and >= 0) passes[group].Add(account);
        return passes;
    }

    /// <summary>The figures of one period over all accounts of the grouping together.</summary>
    public PeriodFigures Measure(Period period, Grouping grouping) =>
        Measure([period], grouping.Count == 1 ? grouping : new(1, [.. grouping.Of.Select(g => Math.Min(g, 0))]))[0][0];

    /// <summary>The figures of one account over each period.</summary>
    public PeriodFigures[] MeasureOne(int account, IReadOnlyList<Period> periods)
    {
        var pass = new PeriodPass(this, new(periods));
        if (account < AccountCount) pass.Add(account);
        return PeriodPass.Figures([pass]);
    }

    /// <summary>Each account of the grouping with its own figures, also when they are nothing; their sums are the period's.</summary>
    public IEnumerable<(int Account, PeriodFigures Figures)> Accounts(Period period, Grouping grouping)
    {
        var pass = new PeriodPass(this, new([period]));
        for (var account = 0; account < AccountCount; account++)
        {
            if (grouping[account] < 0) continue;
            pass.Reset();
            pass.Add(account);
            yield return (account, PeriodPass.Figures([pass])[0]);
        }
    }
}
