using Perennial.Core.Revenue.Curves;

namespace Perennial.Tests.Core.Revenue.Curves;

public sealed class KaplanMeierTests
{
    /// <summary>
    /// Remission in weeks under 6-mercaptopurine (Freireich and others, Blood 21 (1963), 699-716), + where still in remission; estimate and standard error as
    /// in Kalbfleisch and Prentice and in every text book since.
    /// </summary>
    private static readonly (double, bool)[] Remission =
    [
        (6, true), (6, true), (6, true), (6, false), (7, true), (9, false), (10, true), (10, false), (11, false), (13, true), (16, true),
        (17, false), (19, false), (20, false), (22, true), (23, true), (25, false), (32, false), (32, false), (34, false), (35, false),
    ];

    [Fact]
    public void The_published_estimate_comes_out()
    {
        var steps = KaplanMeier.Of(Remission).Steps;
        steps.Select(s => (s.Time, s.AtRisk, s.Churned)).ShouldBe([(6, 21, 3), (7, 17, 1), (10, 15, 1), (13, 12, 1), (16, 11, 1), (22, 7, 1), (23, 6, 1)]);
        steps.Select(s => Math.Round(s.Survival, 3)).ShouldBe([0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]);
        steps.Select(s => Math.Round(Math.Sqrt(s.Variance), 4)).ShouldBe([0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]);
        (Math.Round(steps[0].Low!.Value, 3), Math.Round(steps[0].High!.Value, 3)).ShouldBe((0.620, 0.952));
    }

    /// <summary>
    /// Five customers: at 2 two churn and one is censored, who was at risk: 1 - 2/5 = 0.6. At 3 one of the two left churns: 0.6 x 1/2 = 0.3.
    /// Greenwood: 0.36 x 2/(5x3) = 0.048, and 0.09 x (2/15 + 1/(2x1)) = 0.057. The last is censored at 4.
    /// </summary>
    [Fact]
    public void Ties_and_censoring_worked_by_hand()
    {
        var estimate = KaplanMeier.Of([(2, true), (2, false), (2, true), (3, true), (4, false)]);
        estimate.Steps.Select(s => (s.AtRisk, Math.Round(s.Survival, 10), Math.Round(s.Variance, 10))).ShouldBe([(5, 0.6, 0.048), (2, 0.3, 0.057)]);
        (estimate.Survival(1.9), estimate.Survival(2), estimate.LastSeen).ShouldBe((1.0, 0.6, 4.0));
    }

    [Fact]
    public void An_estimate_of_zero_has_no_bounds() => KaplanMeier.Of([(1, true)]).Steps.ShouldHaveSingleItem().ShouldSatisfyAllConditions(s => s.Survival.ShouldBe(0), s => s.Low.ShouldBeNull());

    [Fact]
    public void Counts_by_period_give_the_same_estimate_as_lifetimes()
    {
        (int, bool)[] months = [(1, true), (2, true), (2, true), (2, false), (3, true), (5, false), (5, true), (7, false)];
        var (of, counted) = (KaplanMeier.Of(months.Select(m => ((double)m.Item1, m.Item2))), KaplanMeier.Of(SurvivalCounts.OfLifetimes(months)));
        counted.Steps.ShouldBe(of.Steps);
        counted.LastSeen.ShouldBe(of.LastSeen);
    }
}
