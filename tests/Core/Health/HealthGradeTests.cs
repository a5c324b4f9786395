using Perennial.Core.Health;

namespace Perennial.Tests.Core.Health;

public sealed class HealthGradeTests
{
    [Fact]
    public void It_counts_scores_against_losses_day_by_day()
    {
        var grade = HealthGrade.Of([([10, 20, 80, float.NaN], [1, 0, 0, 1]), ([90, 30, 35, 60], [0, 1, 0, 1])], (_, _) => Band.Red, capacity: 1);
        (grade.N, grade.Lost, grade.CanJudge).ShouldBe((7, 3, false), "an account without a score is not judged, and three losses are too few");
        grade.Precision.ShouldBe(1, "the lowest of both days were lost");
        grade.Lift.ShouldBe(7 / 3.0, 1e-12);
        grade.Auc.ShouldBe(9 / 12.0, 1e-12, "10 and 30 and 60 against 20, 80, 90, 35: 4 + 3 + 2 of 12");
        grade.Bands[(int)Band.Red].ShouldBe((Band.Red, 7, 3));
    }

    [Fact]
    public void Nothing_lost_gives_no_grade()
    {
        var grade = HealthGrade.Of([([10, 20], [0, 0])], (_, _) => Band.Green, capacity: 5);
        (double.IsNaN(grade.Auc), grade.Precision, double.IsNaN(grade.Lift), grade.CanJudge).ShouldBe((true, 0, true, false));
        double.IsNaN(HealthGrade.Of([], (_, _) => Band.Green, 5).Precision).ShouldBeTrue();
    }
}
