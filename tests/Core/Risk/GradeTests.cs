using Perennial.App.Demo;
using Perennial.Core.Risk;

namespace Perennial.Tests.Core.Risk;

public sealed class GradeTests
{
    [Fact]
    public void It_is_what_is_worked_out_by_hand()
    {
        // p = 0.8, 0.4, 0.2, 0.1; churned, stayed, churned, stayed.
        var grade = Grade.Of([0.8, 0.4, 0.2, 0.1], [1, 0, 1, 0], 2);
        grade.Brier.ShouldBe((0.04 + 0.16 + 0.64 + 0.01) / 4, 1e-12);
        grade.LogLoss.ShouldBe(-(Math.Log(0.8) + Math.Log(0.6) + Math.Log(0.2) + Math.Log(0.9)) / 4, 1e-12);
        grade.BaseLogLoss.ShouldBe(Math.Log(2), 1e-12);
        grade.BrierSkill.ShouldBe(1 - 0.2125 / 0.25, 1e-12);
        grade.Auc.ShouldBe(0.75);
        (grade.Precision, grade.Lift).ShouldBe((0.5, 1));
        grade.CanJudge.ShouldBeFalse("two churns are too few");
    }

    [Theory]
    [InlineData(3e-6)]
    [InlineData(1e-5)]
    [InlineData(1e-4)]
    [InlineData(1e-3)]
    public void Probabilities_that_hardly_differ_are_judged_all_the_same(double apart)
    {
        var (probability, churned) = (new double[30_000], new byte[30_000]);
        for (var i = 0; i < probability.Length; i++) (probability[i], churned[i]) = (HazardModel.Sigmoid(-6.5 + apart * (i % 7) / 6), (byte)(i % 701 == 0 ? 1 : 0));
        var calibration = Calibration.Of(probability, churned)!;
        (double.IsFinite(calibration.Slope), double.IsFinite(calibration.Intercept)).ShouldBe((true, true));
        var told = HazardModel.Sigmoid(calibration.Intercept + (calibration.Slope * (-6.5 + apart / 2)));
        told.ShouldBe(churned.Average(c => (double)c), 1e-5, "the level is right");
    }

    [Fact]
    public void The_base_rate_for_everybody_has_no_skill_and_no_order()
    {
        var churned = Enumerable.Range(0, 200).Select(i => (byte)(i % 4 == 0 ? 1 : 0)).ToArray();
        var grade = Grade.Of([.. churned.Select(_ => 0.25)], churned, 20);
        grade.BrierSkill.ShouldBe(0, 1e-12);
        grade.Auc.ShouldBe(0.5);
        grade.Lift.ShouldBe(1, 1e-12);
        grade.Calibration.ShouldBeNull("one probability alone shows no slope");
        grade.CanJudge.ShouldBeTrue();
    }

    [Fact]
    public void Probabilities_that_are_too_sure_have_a_slope_below_one()
    {
        var dice = new Dice(11);
        double[] true_ = [.. Enumerable.Range(0, 20_000).Select(_ => HazardModel.Sigmoid(-1.5 + 1.2 * (dice.Fraction() * 4 - 2)))];
        byte[] churned = [.. true_.Select(p => (byte)(dice.Fraction() < p ? 1 : 0))];
        var right = Grade.Of(true_, churned, 100).Calibration!;
        right.Slope.ShouldBe(1, 0.06);
        right.Intercept.ShouldBe(0, 0.06);
        right.Points.Count.ShouldBe(10);
        right.Points.Sum(p => p.N).ShouldBe(20_000);
        foreach (var point in right.Points) Math.Abs(point.Observed - point.Predicted).ShouldBeLessThan(0.04);
        Grade.Of([.. true_.Select(p => HazardModel.Sigmoid(2 * HazardModel.Logit(p)))], churned, 100).Calibration!.Slope.ShouldBe(0.5, 0.03);
        Grade.Of([.. true_.Select(p => HazardModel.Sigmoid(1 + HazardModel.Logit(p)))], churned, 100).Calibration!.Intercept.ShouldBe(-1, 0.06);
    }

    [Fact]
    public void Where_one_probability_parts_all_who_churned_from_all_who_stayed_there_is_no_slope()
    {
        double[] risk = [.. Enumerable.Range(0, 60).Select(i => i < 20 ? 0.4 + 0.001 * i : 0.1 + 0.001 * i)];
        byte[] churned = [.. Enumerable.Range(0, 60).Select(i => (byte)(i < 20 ? 1 : 0))];
        var grade = Grade.Of(risk, churned, 20);
        (grade.Auc, grade.Precision, grade.Calibration).ShouldBe((1, 1, null));
        (churned[0], churned[1], churned[59]) = (0, 0, 1);
        Grade.Of(risk, churned, 20).Calibration.ShouldNotBeNull();
    }
}
