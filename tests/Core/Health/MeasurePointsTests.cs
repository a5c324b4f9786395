using Perennial.Core.Health;

namespace Perennial.Tests.Core.Health;

public sealed class MeasurePointsTests
{
    private static readonly DateOnly _day = new(2026, 1, 15);

    [Fact]
    public void A_value_older_than_its_freshness_keeps_its_points_and_is_stale_and_one_that_does_not_age_never_is()
    {
        var table = new SignalTable(_day, [1, 2, 3]);
        table.Set("nps-last", [10, 10, float.NaN], [_day.DayNumber - 30, _day.DayNumber - 31, 0]);
        Points(new("nps-last", 1, new Shape.Linear(0, 10), FreshDays: 30), table).ShouldBe([100, 100, float.NaN]);
        Fresh(new("nps-last", 1, new Shape.Linear(0, 10), FreshDays: 30), table).ShouldBe([100, float.NaN, float.NaN]);
        Fresh(new("nps-last", 1, new Shape.Linear(0, 10)), table).ShouldBe([100, 100, float.NaN]);
        Points(new("nps-last", 1, new Shape.Linear(0, 10)), table).ShouldBe([100, 100, float.NaN]);
        table.Set("mrr", [5, 10, 0]);
        Fresh(new("mrr", 1, new Shape.Linear(0, 10), FreshDays: 1), table).ShouldBe([50, 100, 0]);
        Points(new("sponsor", 1, new Shape.Linear(0, 1)), table).ShouldAllBe(point => float.IsNaN(point), "nobody told it");
    }

    [Fact]
    public void What_is_missing_counts_only_where_the_scorecard_says_so()
    {
        float[] points = [20, float.NaN];
        MeasurePoints.Assume(new("a", 1, new Shape.Linear(0, 1)), points).ShouldBeFalse();
        points.ShouldBe([20, float.NaN]);
        MeasurePoints.Assume(new("a", 1, new Shape.Linear(0, 1), WhenMissing: 50), points).ShouldBeTrue();
        points.ShouldBe([20, 50]);
        MeasurePoints.Assume(new("a", 1, new Shape.Linear(0, 1), WhenMissing: 50), points).ShouldBeFalse("nothing is missing any more");
    }

    [Fact]
    public void Delivered_scorecards_use_only_signals_that_there_are_and_each_measures_once()
    {
        DefaultScorecards.All.Select(sheet => sheet.Score).ShouldBe(["overall", "product", "service", "relationship", "commercial"]);
        foreach (var sheet in DefaultScorecards.All)
        {
            var signals = sheet.Card.Measures.Select(m => m.Measure.Signal).ToList();
            signals.Where(signal => SignalCatalog.Find(signal) is null).ShouldBeEmpty();
            signals.ShouldBeUnique();
        }
    }

    [Fact]
    public void A_delivered_shape_never_goes_against_its_signal_s_direction()
    {
        foreach (var (_, measure, _) in DefaultScorecards.All.SelectMany(sheet => sheet.Card.Measures))
        {
            var direction = measure.Shape switch { Shape.Linear line => Math.Sign(line.Full - line.Zero), Shape.Steps steps => Math.Sign(steps.From[^1].Points - steps.Below), _ => 0 };
            direction.ShouldBe(SignalCatalog.Find(measure.Signal)!.Direction, measure.Signal);
        }
    }

    private static float[] Fresh(Measure measure, SignalTable table)
    {
        var points = Points(measure, table);
        MeasurePoints.Freshen(measure, table, points);
        return points;
    }

    private static float[] Points(Measure measure, SignalTable table)
    {
        var points = new float[table.Accounts.Length];
        MeasurePoints.Fill(measure, table, new int[points.Length], points);
        return points;
    }
}
