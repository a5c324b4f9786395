namespace Perennial.Core.Revenue;

public sealed partial class Timeline
{
    /// <summary>The movements of a period by day, then account; they sum to its figures. Revaluations are listed on each day a rate changed.</summary>
    public IReadOnlyList<Movement> Movements(Period period, Grouping grouping)
    {
        var found = new List<Movement>();
        for (var account = 0; account < AccountCount; account++)
        {
            if (grouping[account] < 0) continue;
            if (Options.PeriodNet) AddEnds(account, period, found);
            else AddSteps(account, period, found);
        }
        return [.. found.OrderBy(m => m.Day).ThenBy(m => m.Account).ThenBy(m => m.Kind)];
    }

    private void AddSteps(int account, Period period, List<Movement> found)
    {
        for (var step = First[account]; step < First[account + 1] && Day[step] < period.End.DayNumber; step++)
        {
            if (Day[step] < period.Start.DayNumber || (Kind[step] & StepKind.MovementMask) == StepKind.None) continue;
            found.Add(new(account, DateOnly.FromDayNumber(Day[step]), KindOf(Kind[step]), PeriodFigures.Money(Move[step]), Reason[step]));
        }
        if (Foreign.TryGetValue(account, out var foreign)) AddRevaluations(account, foreign, period, found);
    }

    private void AddRevaluations(int account, ForeignSeries foreign, Period period, List<Movement> found)
    {
        var days = foreign.Currencies.SelectMany(c => Fx[c].Days).Where(d => d >= period.Start.DayNumber && d < period.End.DayNumber).Distinct().Order();
        foreach (var day in days)
        {
            if (foreign.IndexOn(day - 1) is var before && before < 0) continue;
            var change = foreign.Total(before, Fx, day) - foreign.Total(before, Fx, day - 1);
            if (change != 0) found.Add(new(account, DateOnly.FromDayNumber(day), MovementKind.Fx, PeriodFigures.Money(change), EndReason.None));
        }
    }

    private void AddEnds(int account, Period period, List<Movement> found)
    {
        var pass = new PeriodPass(this, new([period]));
        if (!pass.Add(account)) return;
        var f = PeriodPass.Figures([pass])[0];
        var last = StepOn(account, period.ClosingDay.DayNumber);
        foreach (var (kind, amount, count) in new[] { (MovementKind.New, f.New, f.NewCustomers), (MovementKind.Reactivation, f.Reactivation, f.ReactivatedCustomers),
                     (MovementKind.Expansion, f.Expansion, 0), (MovementKind.Contraction, f.Contraction, 0), (MovementKind.Churn, f.Churn, f.ChurnedCustomers), (MovementKind.Fx, f.Fx, 0) })
            if (amount != 0 || count > 0) found.Add(new(account, period.ClosingDay, kind, amount, kind == MovementKind.Churn && last >= 0 ? Reason[last] : EndReason.None));
    }

    private static MovementKind KindOf(StepKind kind) => (kind & StepKind.MovementMask) switch
    {
        StepKind.New => MovementKind.New,
        StepKind.Reactivation => MovementKind.Reactivation,
        StepKind.Expansion => MovementKind.Expansion,
        StepKind.Contraction => MovementKind.Contraction,
        StepKind.Churn => MovementKind.Churn,
        _ => throw new InvalidOperationException("A step without a movement is not one."),
    };
}
