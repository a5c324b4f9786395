using Perennial.Core.Risk;

namespace Perennial.Tests.Core.Risk;

public sealed class SplitTests
{
    private static readonly DateOnly _first = new(2024, 1, 1);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(90)]
    public void Who_judges_does_not_train_and_was_not_known_by_then(int horizon)
    {
        var panel = new Panel { Labels = [.. Enumerable.Range(0, 24).Select(i => (sbyte)(i % 2))], Times = [.. Enumerable.Range(0, 24).Select(i => _first.AddMonths(i / 2))], Columns = [], HorizonDays = horizon };
        foreach (var cutoff in panel.Times.Distinct())
        {
            var split = Split.At(panel, cutoff);
            split.Train.Intersect(split.Judge).ShouldBeEmpty();
            split.Train.ShouldBe(Enumerable.Range(0, 24).Where(row => panel.Times[row] < cutoff && panel.Times[row].AddDays(horizon) <= cutoff));
            split.Judge.ShouldBe(Enumerable.Range(0, 24).Where(row => panel.Times[row] >= cutoff));
        }
    }

    [Fact]
    public void Rows_of_the_cutoff_s_own_day_judge_only()
    {
        var panel = new Panel { Labels = [0, 1, 0, 1], Times = [_first, new(2024, 2, 1), new(2024, 2, 1), new(2024, 3, 1)], Columns = [] };
        var split = Split.At(panel, new(2024, 2, 1));
        (split.Train, split.Judge).ShouldSatisfyAllConditions(s => s.Train.ShouldBe([0]), s => s.Judge.ShouldBe([1, 2, 3]));
    }
}
