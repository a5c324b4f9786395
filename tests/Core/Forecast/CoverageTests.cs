using MathNet.Numerics.Distributions;
using Perennial.App.Demo;
using Perennial.Core.Forecast;

namespace Perennial.Tests.Core.Forecast;

/// <summary>Intervals hold as often as they say.</summary>
public sealed class CoverageTests
{
    private const int Months = 240;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 2)]
    public void In_a_world_of_known_chances_four_months_in_five_lie_inside(double correlation, int seed)
    {
        var dice = new Dice((ulong)seed);
        var months = new List<(ForecastRange, decimal)>();
        for (var m = 0; m < Months; m++)
        {
            List<Stake> stakes = [.. Enumerable.Range(0, dice.Between(20, 40)).Select(_ => dice.Between(0.6, 0.95) is var p ? new Stake(Math.Round((decimal)Math.Exp(dice.Between(6.0, 8.0)), 2), new(p, p, p)) : default)];
            var common = Normal.InvCDF(0, 1, Math.Max(1e-9, dice.Fraction()));
            var came = stakes.Where(s => Math.Sqrt(correlation) * common + Math.Sqrt(1 - correlation) * Normal.InvCDF(0, 1, Math.Max(1e-9, dice.Fraction())) < Normal.InvCDF(0, 1, s.Chance.P)).Sum(s => s.Amount);
            months.Add((RenewalSum.Of(stakes, correlation), came));
        }
        var coverage = Coverage.Of(months);
        coverage.Months.ShouldBe(Months);
        var slack = 3.3 * Math.Sqrt(Months * 0.8 * 0.2); // one time in a thousand
        ((double)coverage.Inside).ShouldBeInRange(Months * 0.8 - slack, Months * 0.8 + slack);
        coverage.Share!.Low.ShouldBeLessThan(0.81m);
        coverage.Share.High.ShouldBeGreaterThan(0.79m);
    }

    [Fact]
    public void Few_months_are_too_few_to_say()
    {
        var inside = (new ForecastRange(10, 8, 6, 8, 10), 8m);
        Coverage.Of([]).Words.ShouldStartWith("No forecast month is over yet");
        var few = Coverage.Of([inside, inside, (inside.Item1, 5m)]);
        (few.Share, few.Words).ShouldBe((null, "Too few to say: 2 of 3 months lay between P10 and P90, and 6 are needed."));
        Coverage.Of([.. Enumerable.Repeat((inside.Item1, 5m), 8)]).Words.ShouldContain("too narrow");
        Coverage.Of([.. Enumerable.Repeat(inside, 8)]).Words.ShouldContain("nothing speaks against them");
        Coverage.Of([.. Enumerable.Repeat(inside, 40)]).Words.ShouldContain("wider than they needed");
    }
}
