using Perennial.App.Demo;
using Perennial.Core.Forecast;

namespace Perennial.Tests.Core.Forecast;

/// <summary>P10, P50 and P90 of sums against computations that know nothing of how the product makes them.</summary>
public sealed class RenewalSumTests
{
    private const double Slack = 1e-9;

    private static Stake Of(decimal amount, double p) => new(amount, new Chance(p, p, p));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(60)]
    [InlineData(300)]
    public void Of_equal_amounts_it_is_the_exact_Poisson_binomial(int n)
    {
        var dice = new Dice(3);
        double[] chances = [.. Enumerable.Range(0, n).Select(_ => Math.Round(dice.Between(0.3, 0.98), 9))];
        double[] mass = [1];
        foreach (var p in chances)
        {
            var next = new double[mass.Length + 1];
            for (var k = 0; k < mass.Length; k++) (next[k], next[k + 1]) = (next[k] + mass[k] * (1 - p), next[k + 1] + mass[k] * p);
            mass = next;
        }
        decimal Quantile(double level)
        {
            var sum = 0.0;
            for (var k = 0; k < mass.Length; k++)
                if ((sum += mass[k]) >= level - Slack) return 250m * k;
            return 250m * n;
        }
        var range = RenewalSum.Of([.. chances.Select(p => Of(250, p))], 0);
        (range.P10, range.P50, range.P90).ShouldBe((Quantile(0.1), Quantile(0.5), Quantile(0.9)));
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(8, 2)]
    [InlineData(12, 3)]
    public void Of_few_it_is_every_outcome_counted(int n, int seed)
    {
        var stakes = Some(n, seed);
        var outcomes = Outcomes(stakes);
        var range = RenewalSum.Of(stakes, 0);
        (range.P10, range.P50, range.P90).ShouldBe((Least(outcomes, 0.1), Least(outcomes, 0.5), Least(outcomes, 0.9)));
    }

    [Theory]
    [InlineData(13, 4)]
    [InlineData(17, 5)]
    public void On_a_grid_it_lies_within_a_step_of_every_outcome_counted(int n, int seed)
    {
        var stakes = Some(n, seed);
        var (outcomes, step) = (Outcomes(stakes), 3 * stakes.Sum(s => s.Amount) / 1500);
        var range = RenewalSum.Of(stakes, 0);
        foreach (var (said, level) in new[] { (range.P10, 0.1), (range.P50, 0.5), (range.P90, 0.9) })
        {
            Below(outcomes, said + step).ShouldBeGreaterThanOrEqualTo(level - 0.01);
            Below(outcomes, said - step).ShouldBeLessThanOrEqualTo(level + 0.01);
        }
    }

    [Fact]
    public void Of_many_it_is_the_normal_of_the_same_mean_and_variance()
    {
        var stakes = Some(1500, 6);
        var mean = stakes.Sum(s => (double)s.Amount * s.Chance.P);
        var deviation = Math.Sqrt(stakes.Sum(s => Math.Pow((double)s.Amount, 2) * s.Chance.P * (1 - s.Chance.P)));
        var range = RenewalSum.Of(stakes, 0);
        ((double)range.P50).ShouldBe(mean, deviation / 50);
        ((double)range.P10).ShouldBe(mean - 1.2815515655 * deviation, deviation / 50);
        ((double)range.P90).ShouldBe(mean + 1.2815515655 * deviation, deviation / 50);
    }

    [Fact]
    public void One_customer_larger_than_all_others_together_is_not_smoothed_over()
    {
        List<Stake> stakes = [Of(1_000_000, 0.7), .. Some(600, 7).Select(s => s with { Amount = s.Amount / 1000 })];
        var range = RenewalSum.Of(stakes, 0);
        range.P10.ShouldBeLessThan(1000);
        range.P50.ShouldBeGreaterThan(1_000_000);
    }

    [Theory]
    [InlineData(10, 0.2, 11)]
    [InlineData(40, 0.2, 12)]
    [InlineData(500, 0.05, 13)]
    public void With_a_common_factor_it_agrees_with_a_simulation(int n, double correlation, int seed)
    {
        var (stakes, dice) = (Some(n, seed), new Dice((ulong)seed));
        var sums = new List<decimal>();
        for (var i = 0; i < 4000; i++)
        {
            var common = Bell(dice);
            sums.Add(stakes.Where(s => Math.Sqrt(correlation) * common + Math.Sqrt(1 - correlation) * Bell(dice) < MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, s.Chance.P)).Sum(s => s.Amount));
        }
        var range = RenewalSum.Of(stakes, correlation);
        foreach (var (said, level) in new[] { (range.P10, 0.1), (range.P50, 0.5), (range.P90, 0.9) })
        {
            var near = 0.002m * range.Due;
            (sums.Count(s => s <= said + near) / 4000.0).ShouldBeGreaterThan(level - 0.03);
            (sums.Count(s => s < said - near) / 4000.0).ShouldBeLessThan(level + 0.03);
        }
    }

    [Fact]
    public void Correlation_and_unsure_chances_widen_it_and_leave_what_is_expected()
    {
        List<Stake> sure = [.. Some(50, 8)], unsure = [.. sure.Select(s => s with { Chance = new(s.Chance.P, s.Chance.P - 0.15, s.Chance.P + 0.1) })];
        var (alone, together, doubtful) = (RenewalSum.Of(sure, 0), RenewalSum.Of(sure, 0.2), RenewalSum.Of(unsure, 0));
        together.Expected.ShouldBe(alone.Expected);
        doubtful.Expected.ShouldBe(alone.Expected);
        (together.P90 - together.P10).ShouldBeGreaterThan(1.5m * (alone.P90 - alone.P10));
        (doubtful.P90 - doubtful.P10).ShouldBeGreaterThan(1.2m * (alone.P90 - alone.P10));
    }

    [Fact]
    public void Nothing_due_is_nothing_and_what_is_sure_is_sure()
    {
        RenewalSum.Of([], 0.1).ShouldBe(new ForecastRange(0, 0, 0, 0, 0));
        RenewalSum.Of([Of(100.12345678m, 1), Of(50, 0)], 0.1).ShouldBe(new ForecastRange(150.12345678m, 100.12345678m, 100.12345678m, 100.12345678m, 100.12345678m));
        RenewalSum.Of([Of(100, 1), Of(50, 0.5)], 0).ShouldBe(new ForecastRange(150, 125, 100, 100, 150));
        RenewalSum.Of([Of(0, 0.5)], 0).ShouldBe(new ForecastRange(0, 0, 0, 0, 0));
    }

    [Fact]
    public void Quantiles_rise_stay_within_what_is_due_and_what_is_expected_is_the_exact_sum()
    {
        for (var seed = 20; seed < 60; seed++)
        {
            var dice = new Dice((ulong)seed);
            List<Stake> stakes = [.. Some(dice.Between(1, 60), seed).Select(s => dice.Chance(0.1) ? s with { Chance = Chance.Sure(dice.Chance(0.5)) } : s)];
            var range = RenewalSum.Of(stakes, dice.Between(0, 0.4));
            range.Expected.ShouldBe(stakes.Sum(s => Math.Round(s.Amount * (decimal)s.Chance.P, 8)));
            decimal[] rising = [0, range.P10, range.P50, range.P90, range.Due];
            rising.ShouldBe(rising.Order());
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 0.2)]
    [InlineData(20, 0)]
    [InlineData(500, 0.1)]
    public void What_a_customer_has_at_stake_is_kept_or_lost_whole(int customers, double correlation)
    {
        var (half, whole, parts) = (new Chance(0.5, 0.4, 0.6), new List<IReadOnlyList<Stake>>(), new List<IReadOnlyList<Stake>>());
        for (var c = 0; c < customers; c++)
        {
            whole.Add([new(100 + c, half)]);
            parts.Add([.. Enumerable.Repeat(new Stake((100m + c) / 10, half), 10)]);
        }
        RenewalSum.OfCustomers(parts, correlation).ShouldBe(RenewalSum.OfCustomers(whole, correlation));
        if (customers == 1) (RenewalSum.OfCustomers(parts, correlation) is { P10: 0, P50: 0, P90: 100 }).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, 31)]
    [InlineData(4, 32)]
    [InlineData(6, 33)]
    [InlineData(12, 34)]
    [InlineData(120, 35)]
    [InlineData(450, 36)]
    public void The_less_likely_of_a_customer_s_renewals_come_only_with_the_likelier(int customers, int seed)
    {
        var dice = new Dice((ulong)seed);
        var all = Enumerable.Range(0, customers).Select(c => (IReadOnlyList<Stake>)Some(dice.Between(1, 5), seed * 1000 + c)).ToList();
        var sums = new List<decimal>();
        for (var i = 0; i < 4000; i++)
            sums.Add(all.Sum(own => dice.Fraction() is var drawn ? own.Where(s => drawn < s.Chance.P).Sum(s => s.Amount) : 0));
        var range = RenewalSum.OfCustomers(all, 0);
        range.Expected.ShouldBe(all.Sum(own => own.Sum(s => s.Expected)));
        foreach (var (said, level) in new[] { (range.P10, 0.1), (range.P50, 0.5), (range.P90, 0.9) })
        {
            var near = 0.002m * range.Due;
            (sums.Count(s => s <= said + near) / 4000.0).ShouldBeGreaterThan(level - 0.03);
            (sums.Count(s => s < said - near) / 4000.0).ShouldBeLessThan(level + 0.03);
        }
    }

    [Fact]
    public void Of_very_many_it_is_within_a_hundred_billionth_of_what_is_due()
    {
        var stakes = Some(3000, 9);
        var mean = stakes.Sum(s => (double)s.Amount * MathNet.Numerics.Distributions.Normal.CDF(0, 1, MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, s.Chance.P)));
        var range = RenewalSum.Of(stakes, 0);
        ((double)range.P50).ShouldBe(mean, (double)range.Due * 1.1e-11 + 1e-6, "the middle of one normal is its mean");
    }

    private static List<Stake> Some(int n, int seed)
    {
        var dice = new Dice((ulong)seed);
        return [.. Enumerable.Range(0, n).Select(_ => Of(Math.Round((decimal)Math.Exp(dice.Between(5.0, 9.0)), 2), dice.Between(0.4, 0.97)))];
    }

    private static List<(decimal Sum, double P)> Outcomes(IReadOnlyList<Stake> stakes)
    {
        List<(decimal Sum, double P)> outcomes = [(0, 1)];
        foreach (var s in stakes) outcomes = [.. outcomes.Select(o => (o.Sum, o.P * (1 - s.Chance.P))), .. outcomes.Select(o => (o.Sum + s.Amount, o.P * s.Chance.P))];
        return [.. outcomes.OrderBy(o => o.Sum)];
    }

    private static decimal Least(List<(decimal Sum, double P)> outcomes, double level)
    {
        var sum = 0.0;
        return outcomes.First(o => (sum += o.P) >= level - Slack).Sum;
    }

    private static double Below(List<(decimal Sum, double P)> outcomes, decimal amount) => outcomes.Where(o => o.Sum <= amount).Sum(o => o.P);

    private static double Bell(Dice dice) => Math.Sqrt(-2 * Math.Log(1 - dice.Fraction())) * Math.Cos(2 * Math.PI * dice.Fraction());
}
