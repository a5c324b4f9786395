using Perennial.App.Demo;
using Perennial.Core.Forecast;

namespace Perennial.Tests.Core.Forecast;

/// <summary>What changed since last week, and why: the causes are the whole change.</summary>
public sealed class ForecastMadeTests
{
    private static readonly DateOnly _then = new(2026, 1, 8), _now = new(2026, 1, 15), _end = new(2027, 1, 1);

    private static ForecastLine Line(long account, DateOnly on, decimal amount, double chance, long contract = 1) => new(account, contract, on, amount, new Chance(chance, chance, chance));

    [Fact]
    public void Each_cause_has_its_amount()
    {
        var march = new DateOnly(2026, 3, 1);
        var before = new ForecastMade(_then, [Line(1, march, 100, 0.5), Line(2, march, 100, 0.5), Line(3, march, 100, 0.5), Line(4, new(2026, 1, 10), 100, 0.5), Line(5, new(2026, 1, 10), 100, 0.8), Line(6, march, 100, 0.5), Line(7, march, 100, 0.5)]);
        var now = new ForecastMade(_now, [Line(1, march, 200, 0.7), Line(2, new(2026, 4, 1), 100, 0.5), Line(3, new(2027, 3, 1), 100, 0.5), Line(5, new(2027, 1, 10), 100, 0.8), Line(6, march, 100, 0.5), Line(8, march, 40, 0.5)]);
        var changes = now.Since(before, DateOnly.MinValue, _end).Select(c => (c.Line.Account, c.Cause, c.Amount)).OrderBy(c => c.Account).ThenBy(c => c.Cause).ToList();
        changes.ShouldBe([(1, ChangeCause.Amount, 50), (1, ChangeCause.Chance, 40), (3, ChangeCause.DueDate, -50), (4, ChangeCause.Settled, -50), (5, ChangeCause.Settled, -80), (7, ChangeCause.Went, -50), (8, ChangeCause.Came, 20)]);
    }

    [Fact]
    public void What_is_late_counts_at_once_and_stays()
    {
        var due = new DateOnly(2026, 1, 10);
        var late = new ForecastMade(_now, [Line(1, due, 100, 0.4)]);
        late.Since(new(_then, [Line(1, due, 100, 0.5)]), DateOnly.MinValue, _end).Select(c => (c.Cause, c.Amount)).ShouldBe([(ChangeCause.Chance, -10)]);
        late.Since(new(_then, [Line(1, due, 100, 0.5)]), _now, _end).Select(c => (c.Cause, c.Amount)).ShouldBe([(ChangeCause.DueDate, 40)]);
    }

    [Fact]
    public void All_causes_sum_to_the_change_to_the_last_digit()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var dice = new Dice((ulong)seed);
            var (before, now) = (Some(dice, _then), Some(dice, _now));
            var (from, to) = dice.Chance(0.5) ? (DateOnly.MinValue, _end) : (_now.AddDays(dice.Between(-30, 60)), _now.AddDays(dice.Between(61, 300)));
            decimal Expected(ForecastMade made) => made.Lines.Where(l => l.CountsOn(made.On) is var day && day >= from && day < to).Sum(l => l.Expected);
            now.Since(before, from, to).Sum(c => c.Amount).ShouldBe(Expected(now) - Expected(before), $"seed {seed}");
        }
    }

    private static ForecastMade Some(Dice dice, DateOnly made) => new(made,
    [
        .. Enumerable.Range(1, 30).Where(_ => dice.Chance(0.8)).Select(account => new ForecastLine(account, account % 3, _then.AddDays(dice.Between(-20, 400)), Math.Round((decimal)dice.Between(0.0, 99999.0), 8), dice.Chance(0.1) ? null : dice.Fraction() is var p ? new Chance(p, p / 2, (1 + p) / 2) : null)),
    ]);
}
