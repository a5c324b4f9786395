using Perennial.App.Demo;
using Perennial.Core.Risk;

namespace Perennial.Tests.Core.Risk;

/// <summary>A world whose true probabilities are known, because they were planted.</summary>
public sealed class PlantedWorldTests
{
    private static readonly IReadOnlySet<string> _nobody = new HashSet<string>();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_fitted_on_the_past_comes_near_the_truth_in_the_future(int seed)
    {
        var (panel, truth) = World(seed, accounts: 800, months: 24);
        var split = Split.At(panel, new DateOnly(2025, 1, 1));
        split.Train.Max(row => panel.Times[row]).ShouldBe(new DateOnly(2024, 12, 1), "a gap as long as the horizon");
        var backtest = Backtest.Run(panel, [split], 100);
        backtest.Leaks.ShouldBeEmpty();
        byte[] labels = [.. split.Judge.Select(row => (byte)panel.Labels[row])];
        var best = Grade.Of([.. split.Judge.Select(row => truth[row])], labels, 100);
        backtest.Grade!.N.ShouldBe(split.Judge.Length);
        Math.Abs(backtest.Grade.Auc - best.Auc).ShouldBeLessThan(0.02);
        (backtest.Grade.Brier / best.Brier).ShouldBeInRange(0.9, 1.1);
        backtest.Grade.Calibration!.Slope.ShouldBeInRange(0.8, 1.25);
        var covered = split.Judge.Count(row => truth[row] >= backtest.Low[row] && truth[row] <= backtest.High[row]);
        ((double)covered / split.Judge.Length).ShouldBeGreaterThan(0.75, "the bounds are of the weights; what the prior holds back they cannot know");
    }

    [Fact]
    public void Columns_that_know_the_future_are_refused_by_name()
    {
        var (panel, _) = World(1, 400, 24);
        var dice = new Dice(9);
        double[] told = [.. panel.Labels.Select(label => label + 0.2 * dice.Fraction())];
        double[] filled = [.. panel.Labels.Select(label => label == 1 && dice.Fraction() < 0.8 ? dice.Between(0, 99) : double.NaN)];
        double[] late = [.. panel.Times.Select(time => (double)time.DayNumber + (time.Month == 3 ? 20 : -5))];
        double[] noise = [.. panel.Labels.Select(_ => dice.Fraction())];
        var more = new Panel
        {
            Labels = panel.Labels,
            Times = panel.Times,
            Accounts = panel.Accounts,
            HorizonDays = panel.HorizonDays,
            Columns =
            [
                .. panel.Columns, new() { Name = "cancel calls next month", Kind = ColumnKind.Number, Numbers = told }, new() { Name = "churn reason", Kind = ColumnKind.Number, Numbers = filled },
                new() { Name = "score of today", Kind = ColumnKind.Number, Numbers = noise, KnownOn = late }, new() { Name = "final invoice", Kind = ColumnKind.Number, Numbers = noise, KnownAt = KnownAt.After },
            ],
        };
        var leaks = Leaks.Of(more, _nobody).ToDictionary(leak => leak.Column, leak => leak);
        leaks.Keys.Order().ShouldBe(["cancel calls next month", "churn reason", "final invoice", "score of today"]);
        leaks.Values.ShouldAllBe(leak => leak.IsRefused);
        leaks["cancel calls next month"].Kind.ShouldBe(LeakKind.TellsOutcome);
        leaks["churn reason"].Kind.ShouldBe(LeakKind.FilledByChurn);
        leaks["score of today"].Kind.ShouldBe(LeakKind.KnownLater);
        leaks["score of today"].Reason.ShouldContain("became known after their cutoff");
        leaks["final invoice"].Kind.ShouldBe(LeakKind.DeclaredAfter);
        var split = Split.At(more, new DateOnly(2025, 1, 1));
        var backtest = Backtest.Run(more, [split], 100);
        backtest.Features.ShouldBe(panel.Columns.Select(column => column.Name));
        backtest.Grade!.Auc.ShouldBe(Backtest.Run(panel, [split], 100).Grade!.Auc, "as if they were not there");
        Leaks.Of(more, new HashSet<string>(["cancel calls next month", "score of today"])).Select(leak => leak.Column).ShouldBe(["churn reason", "score of today", "final invoice"], "who vouches for a column cannot vouch for its dates");
    }

    [Fact]
    public void With_three_churns_no_probability_is_given()
    {
        var (panel, _) = World(1, 300, 24);
        var split = Split.At(panel, new DateOnly(2025, 1, 1));
        var churned = 0;
        foreach (var row in split.Train.Where(row => panel.Labels[row] == 1))
            if (++churned > 3) panel.Labels[row] = 0;
        var backtest = Backtest.Run(panel, [split], 100);
        backtest.TrainChurns.ShouldBe(3);
        backtest.Grade.ShouldBeNull();
        backtest.Probabilities.ShouldAllBe(p => double.IsNaN(p));
        backtest.Pooled!.Low.ShouldBeLessThan(3m / split.Train.Length);
        backtest.Pooled.High.ShouldBeGreaterThan(3m / split.Train.Length);
    }

    [Fact]
    public void Rows_without_an_outcome_neither_train_nor_judge()
    {
        var (panel, _) = World(1, 50, 24);
        panel.Labels[3] = Panel.Open;
        Split.ByFold(panel, [.. Enumerable.Range(0, panel.Rows).Select(row => row % 5)]).SelectMany(split => split.Judge).Order().ShouldBe(Enumerable.Range(0, panel.Rows).Where(row => row != 3));
        panel.Labels[3] = 0;
    }

    [Fact]
    public void What_the_judged_rows_hold_teaches_nothing()
    {
        var (panel, _) = World(2, 200, 24);
        var split = Split.At(panel, new DateOnly(2025, 1, 1));
        var before = Backtest.Run(panel, [split], 100).Probabilities;
        foreach (var row in split.Judge) panel.Labels[row] = (sbyte)(1 - panel.Labels[row]);
        Backtest.Run(panel, [split], 100).Probabilities.ShouldBe(before);
    }

    private static (Panel, double[]) World(int seed, int accounts, int months)
    {
        var dice = new Dice((ulong)seed);
        var (labels, times, names, truth) = (new List<sbyte>(), new List<DateOnly>(), new List<string>(), new List<double>());
        var (use, tickets, seats, plan, due) = (new List<double>(), new List<double>(), new List<double>(), new List<int>(), new List<double>());
        for (var account = 0; account < accounts; account++)
        {
            var (level, kind, renewal) = (dice.Fraction() * 2 - 1, dice.Between(0, 2), dice.Between(0, 11));
            for (var month = 0; month < months; month++)
            {
                var (u, t) = (level + dice.Fraction() - 0.5, (double)dice.Between(0, 3));
                var isDue = (month + renewal) % 12 == 0;
                var p = HazardModel.Sigmoid(-3.2 - 1.3 * u + 0.35 * t + (kind == 2 ? 0.6 : kind == 1 ? -0.3 : 0) + (isDue ? 1.6 : 0));
                truth.Add(p);
                labels.Add((sbyte)(dice.Fraction() < p ? 1 : 0));
                times.Add(new DateOnly(2024, 1, 1).AddMonths(month));
                names.Add($"a{account}");
                use.Add(dice.Fraction() < 0.02 ? double.NaN : u);
                tickets.Add(t);
                seats.Add(dice.Between(1, 499));
                plan.Add(kind);
                due.Add(isDue ? 1 : 0);
            }
        }
        return (new()
        {
            Labels = [.. labels],
            Times = [.. times],
            Accounts = names,
            HorizonDays = 31,
            Columns =
            [
                new() { Name = "use", Kind = ColumnKind.Number, Numbers = [.. use], Sign = -1 }, new() { Name = "tickets", Kind = ColumnKind.Number, Numbers = [.. tickets] }, new() { Name = "seats", Kind = ColumnKind.Number, Numbers = [.. seats] },
                new() { Name = "plan", Kind = ColumnKind.Category, Codes = [.. plan], Levels = ["a", "b", "c"] }, new() { Name = "due", Kind = ColumnKind.Flag, Numbers = [.. due] },
            ],
        }, [.. truth]);
    }
}
