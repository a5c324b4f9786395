using Perennial.Core.Forecast;
using Perennial.Core.Risk;

namespace Perennial.Tests.Core.Forecast;

public sealed class ChanceTests
{
    private static Probability P(double p) => new(p, p / 2, Math.Min(1, p * 2));

    [Fact]
    public void The_share_of_all_has_its_interval_and_nothing_due_has_no_chance()
    {
        Chance.Pooled(0, 0).ShouldBeNull();
        var pooled = Chance.Pooled(6, 8)!.Value;
        (pooled.P, pooled.Low < 0.75, pooled.High > 0.75).ShouldBe((Math.Round(6.5 / 9, 9), true, true));
        Chance.Pooled(0, 5)!.Value.P.ShouldBeGreaterThan(0, "who never renewed may still");
        Chance.Pooled(5, 5)!.Value.P.ShouldBeLessThan(1);
    }

    [Fact]
    public void Of_churn_it_is_the_rest_with_its_bounds_turned_round()
    {
        var chance = Chance.OfChurn(new(0.2, 0.1, 0.35));
        (chance.P, chance.Low, chance.High).ShouldBe((0.8, 0.65, 0.9));
        chance.Spread.ShouldBeGreaterThan(0);
        (Chance.Sure(true).Spread, Chance.Sure(false).P, Chance.Sure(true).IsSure).ShouldBe((0, 0, true));
        Should.Throw<ArgumentException>(() => new Chance(double.NaN, 0, 1));
        (Chance.Sure(true).Open, Chance.Sure(false).Open, chance.Open).ShouldBe((new(0.999, 0.999, 1), new(0.001, 0, 0.001), chance), "what is open is never certain");
    }

    [Fact]
    public void After_some_days_it_goes_through_the_known_probabilities_and_never_rises()
    {
        var risk = new AccountRisk(1, P(0.02), P(0.08), P(0.2), null, []);
        (RenewalPath.After(risk, 0).P, RenewalPath.After(risk, 30).P, RenewalPath.After(risk, 90).P, RenewalPath.After(risk, 180).P).ShouldBe((1, 0.98, 0.92, 0.8));
        RenewalPath.After(risk, 270).P.ShouldBe(0.8 * 0.8 / 0.92, 1e-8);
        var days = Enumerable.Range(0, 400).Select(day => RenewalPath.After(risk, day).P).ToList();
        days.ShouldBe(days.OrderDescending());
        RenewalPath.After(new(1, P(0), P(0), P(0), null, []), 365).P.ShouldBe(1);
        RenewalPath.After(new(1, P(1), P(1), P(1), null, []), 100).P.ShouldBe(0);
    }

    [Fact]
    public void Calls_are_judged_beside_the_model()
    {
        CallCategories.Words.ShouldBe(["commit", "best-case", "at-risk", "lost"]);
        (CallCategories.Parse("at-risk"), CallCategories.Parse("At risk"), CallCategories.Parse(null)).ShouldBe((CallCategory.AtRisk, null, null));
        var grade = CallGrade.Of([(CallCategory.Commit, 100, 0.7, 100, true), (CallCategory.Commit, 50, 0.6, 50, false), (CallCategory.Lost, 0, null, 80, false), (CallCategory.AtRisk, 20, 0.5, 40, true)]);
        (grade.Calls, grade.Right, grade.ModelCalls, grade.Called, grade.Renewed).ShouldBe((4, 2, 3, 170m, 140m));
        grade.Brier.ShouldBe((0.01 + 0.81 + 0.01 + 0.4225) / 4, 1e-12);
        grade.ModelBrier!.Value.ShouldBe((0.09 + 0.36 + 0.25) / 3, 1e-12);
    }
}
