using MathNet.Numerics.Distributions;
using Perennial.App.Demo;
using Perennial.Core.Forecast;

namespace Perennial.Tests.Core.Forecast;

/// <summary>Whether renewals go together is tested, not assumed.</summary>
public sealed class CorrelationTests
{
    [Fact]
    public void Too_few_months_are_taken_as_independent_and_say_so()
    {
        var found = Correlation.Of(World(1, months: 5, dues: 40, correlation: 0.5));
        (found.Value, found.Estimate, found.PValue, found.Months).ShouldBe((0, null, null, 5));
        found.Words.ShouldBe("Taken as independent: only 5 months of renewals are known, and 6 are needed to test whether they go together.");
        Correlation.Of([]).Words.ShouldContain("no months");
        Correlation.Of([.. Enumerable.Range(0, 12).Select(_ => (IReadOnlyList<(double, bool)>)[(0.99, true), (0, false)])]).Words.ShouldContain("too little to chance");
    }

    [Fact]
    public void Independent_renewals_are_seldom_taken_for_dependent()
    {
        var wrong = Enumerable.Range(1, 40).Count(seed => Correlation.Of(World(seed, 18, 30, 0)).Value > 0);
        wrong.ShouldBeLessThanOrEqualTo(6, "a test at 5 % errs two times in forty; more than six times would happen one time in a hundred");
    }

    [Fact]
    public void Renewals_that_go_together_are_found_and_measured()
    {
        List<Correlation> found = [.. Enumerable.Range(1, 20).Select(seed => Correlation.Of(World(seed, 24, 40, 0.2)))];
        found.Count(c => c.Value > 0).ShouldBeGreaterThanOrEqualTo(18);
        found.Average(c => c.Estimate!.Value).ShouldBe(0.2, 0.06);
        found[0].Words.ShouldContain("go together");
        found.ShouldAllBe(c => c.Value >= 0 && c.Value <= 0.5);
    }

    internal static IReadOnlyList<IReadOnlyList<(double Chance, bool Renewed)>> World(int seed, int months, int dues, double correlation)
    {
        var dice = new Dice((ulong)seed);
        return [.. Enumerable.Range(0, months).Select(_ =>
        {
            var common = Normal.InvCDF(0, 1, Math.Max(1e-9, dice.Fraction()));
            return (IReadOnlyList<(double, bool)>)[.. Enumerable.Range(0, dues).Select(_ =>
            {
                var chance = dice.Between(0.6, 0.95);
                return (chance, Math.Sqrt(correlation) * common + Math.Sqrt(1 - correlation) * Normal.InvCDF(0, 1, Math.Max(1e-9, dice.Fraction())) < Normal.InvCDF(0, 1, chance));
            })];
        })];
    }
}
