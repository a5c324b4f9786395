using Perennial.Core.Revenue.Curves;

namespace Perennial.Tests.Core.Revenue.Curves;

/// <summary>
/// The two cohorts of Fader and Hardie (2007), fitted on seven years; parameters and the High End log-likelihood as published (alpha 0.704, beta 1.182; 0.668, 3.806, -1611.2).
/// Survivors of years 8 to 12 are the paper's actual ones; the projected ones were worked out a second time outside this code.
/// </summary>
public sealed class ShiftedBetaGeometricTests
{
    private static readonly long[] Regular = [1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173];
    private static readonly long[] HighEnd = [1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394];

    private static CurveFit Fit(long[] survivors) => ShiftedBetaGeometric.Fit(SurvivalCounts.OfSurvivors(survivors[..8]));

    [Fact]
    public void The_published_parameters_come_out()
    {
        var (regular, high) = (Fit(Regular), Fit(HighEnd));
        (Math.Round(regular.Curve!.Alpha, 3), Math.Round(regular.Curve.Beta, 3)).ShouldBe((0.704, 1.182));
        (Math.Round(high.Curve!.Alpha, 3), Math.Round(high.Curve.Beta, 3), Math.Round(high.LogLikelihood!.Value, 1)).ShouldBe((0.668, 3.806, -1611.2));
        regular.LogLikelihood!.Value.ShouldBe(-1680.27, 0.01);
    }

    [Fact]
    public void The_projection_runs_beside_what_really_happened()
    {
        Enumerable.Range(8, 5).Select(t => Math.Round(Fit(Regular).Curve!.Survival(t), 4)).ShouldBe([0.2201, 0.2044, 0.1912, 0.1799, 0.1700]);
        Enumerable.Range(8, 5).Select(t => Math.Round(Fit(HighEnd).Curve!.Survival(t), 4)).ShouldBe([0.4604, 0.4358, 0.4142, 0.3951, 0.3780]);
        for (var t = 8; t <= 12; t++)
        {
            Fit(Regular).Curve!.Survival(t).ShouldBe(Regular[t] / 1000.0, 0.004);
            Fit(HighEnd).Curve!.Survival(t).ShouldBe(HighEnd[t] / 1000.0, 0.017);
        }
    }

    [Fact]
    public void Retention_rises_with_age()
    {
        var curve = Fit(HighEnd).Curve!;
        (Math.Round(curve.Retention(1), 3), Math.Round(curve.Retention(8), 3)).ShouldBe((0.851, 0.942));
    }

    /// <summary>Customers alive after seven years at 10 %: 7.53 discounted payments to come, as other public implementations of the 2010 paper's residual lifetime give for these data.</summary>
    [Fact]
    public void Payments_to_come_are_discounted() => (Fit(HighEnd).Curve!.DiscountedPayments(2000, 0.10, alive: 7, from: 1) * 1.10).ShouldBe(7.530, 0.005);

    [Fact]
    public void Single_lifetimes_with_censoring_give_the_same_fit()
    {
        var lifetimes = Enumerable.Range(1, 7).SelectMany(t => Enumerable.Repeat((t, true), (int)(HighEnd[t - 1] - HighEnd[t]))).Concat(Enumerable.Repeat((7, false), 491));
        var fit = ShiftedBetaGeometric.Fit(SurvivalCounts.OfLifetimes(lifetimes));
        (fit.Curve!.Alpha, fit.Curve.Beta).ShouldSatisfyAllConditions(p => p.Alpha.ShouldBe(0.66809, 0.0001), p => p.Beta.ShouldBe(3.80610, 0.0005));
    }

    [Fact]
    public void Churn_that_does_not_slow_is_refused_in_words() => ShiftedBetaGeometric.Fit(SurvivalCounts.OfSurvivors([1000, 900, 700, 400, 100])).Failure!.ShouldContain("does not slow");

    [Fact]
    public void Nobody_churned_is_refused_in_words() => ShiftedBetaGeometric.Fit(SurvivalCounts.OfSurvivors([10, 10, 10])).Failure.ShouldBe("nobody churned");

    [Fact]
    public void Leaving_at_once_or_never_is_refused_in_words() => ShiftedBetaGeometric.Fit(SurvivalCounts.OfSurvivors([1000, 500, 500, 500, 500])).Failure!.ShouldContain("stays the first period");

    [Fact]
    public void Survivors_cannot_rise() => Should.Throw<ArgumentException>(() => SurvivalCounts.OfSurvivors([10, 11]));
}
