using Perennial.App.Shell.Charts;

namespace Perennial.Tests.App.Shell;

public sealed class ChartTests
{
    [Theory]
    [InlineData(0, 97, new double[] { 0, 25, 50, 75, 100 })]
    [InlineData(0.912, 1.084, new double[] { 0.9, 0.95, 1.0, 1.05, 1.1 })]
    [InlineData(-13_000, 52_000, new double[] { -20_000, 0, 20_000, 40_000, 60_000 })]
    [InlineData(5, 5, new double[] { 5, 5.2, 5.4, 5.6 })]
    public void Ticks_are_round_numbers_that_cover_the_values(double low, double high, double[] expected) =>
        AxisTicks.Covering((decimal)low, (decimal)high).ShouldBe(expected.Select(tick => (decimal)tick));

    [Fact]
    public void An_axis_that_ends_before_it_starts_is_refused() =>
        Should.Throw<ArgumentException>(() => AxisTicks.Covering(2, 1));

    [Fact]
    public void Bars_stand_on_zero_even_when_all_values_are_far_from_it()
    {
        var scale = PlotScale.ForBars([812_000, 846_000], top: 10, height: 200);
        scale.Ticks[0].ShouldBe(0);
        scale.Y(0).ShouldBe(210);
    }

    [Fact]
    public void Losses_hang_from_zero()
    {
        var parts = new[] { Part("New", 40, 10), Part("Expansion", 20, 0), Part("Churn", -30, -50) };
        var scale = PlotScale.ForBars(Stack.Ends(parts, 2), top: 0, height: 120);
        var bars = Stack.Bars(parts, 2, scale);

        scale.Ticks[0].ShouldBeLessThanOrEqualTo(-50);
        scale.Ticks[^1].ShouldBeGreaterThanOrEqualTo(60);
        bars.Count.ShouldBe(5, "a part of nothing is not drawn");
        (bars[0].Y + bars[0].Height).ShouldBe(scale.Y(0), 1e-9);
        (bars[1].Y + bars[1].Height).ShouldBe(bars[0].Y, 1e-9, "expansion stands on new");
        bars[2].Y.ShouldBe(scale.Y(0), 1e-9);
        bars[2].Height.ShouldBe(scale.Y(-30) - scale.Y(0), 1e-9);
    }

    [Fact]
    public void Bars_share_the_width_of_the_plot()
    {
        var parts = new[] { Part("New", 1, 1, 1, 1) };
        var bars = Stack.Bars(parts, 4, PlotScale.ForBars([1], 0, 100));
        bars.Select(bar => bar.X + bar.Width / 2).ShouldBe([12.5, 37.5, 62.5, 87.5], 1e-9);
        bars.ShouldAllBe(bar => bar.Width < 25);
    }

    [Fact]
    public void A_waterfall_steps_from_opening_to_closing()
    {
        var fall = Waterfall.Of(Step(100), [Step(60), Step(-20), Step(-10)], Step(130));
        fall.IsFromOpening.ShouldBeFalse();
        fall.Columns.Select(column => (column.From, column.To)).ShouldBe([(0m, 100m), (100m, 160m), (160m, 140m), (140m, 130m), (0m, 130m)]);
    }

    [Fact]
    public void A_waterfall_of_small_movements_starts_at_the_opening_and_says_so()
    {
        var fall = Waterfall.Of(Step(1000), [Step(30), Step(-10)], Step(1020));
        fall.IsFromOpening.ShouldBeTrue();
        fall.Columns.Select(column => (column.From, column.To)).ShouldBe([(0m, 0m), (0m, 30m), (30m, 20m), (0m, 20m)]);
    }

    [Fact]
    public void A_waterfall_that_does_not_add_up_is_not_drawn() =>
        Should.Throw<ArgumentException>(() => Waterfall.Of(Step(100), [Step(60)], Step(161)));

    [Fact]
    public void A_missing_value_breaks_the_line()
    {
        var scale = new PlotScale([0, 10], 0, 100);
        LinePath.Of([0, 10, null, 5, 10], i => i * 25, scale).ShouldBe("M0 100 L250 0 M750 50 L1000 0");
    }

    [Fact]
    public void A_band_is_one_closed_shape_for_each_unbroken_run()
    {
        var scale = new PlotScale([0, 10], 0, 100);
        ChartValue?[] values = [new(5, "5", 4, 6), new(5, "5", 3, 7), null, new(5, "5", 2, 8)];
        LinePath.Band(values, i => i * 10, scale).ShouldBe("M0 40 L100 30 L100 70 L0 60 Z");
    }

    [Fact]
    public void A_sparkline_of_one_value_is_nothing_and_of_equal_values_is_flat()
    {
        LinePath.Spark([null, 4]).ShouldBe("");
        LinePath.Spark([4, 4]).ShouldBe("M-2 14H0H102V32H-2Z");
        LinePath.Spark([0, 0, 4, 4, 4]).ShouldBe("M-2 25H0H25L50 3H102V32H-2Z", "a level run is one stroke");
    }

    [Fact]
    public void A_stepped_line_is_flat_until_the_day_of_the_change()
    {
        var from = new DateOnly(2024, 1, 1);
        StepPath.Of([new(from, 0), new(from.AddDays(5), 10)], from.AddDays(10), day => (day.DayNumber - from.DayNumber) * 10.0, new PlotScale([0, 10], 0, 100))
            .ShouldBe("M0 100H500V0H1000");
    }

    [Fact]
    public void Names_at_line_ends_never_lie_over_each_other()
    {
        var ends = EndLabels.Apart([(Line("a"), 100), (Line("b"), 103), (Line("c"), 198)], bottom: 200);
        ends.Select(end => end.Line.Name).ShouldBe(["a", "b", "c"]);
        ends.Zip(ends.Skip(1), (upper, lower) => lower.Y - upper.Y).ShouldAllBe(gap => gap >= 15);
        ends[^1].Y.ShouldBeLessThanOrEqualTo(200);
    }

    [Theory]
    [InlineData(24, 8, 8)]
    [InlineData(24, 4, 4)]
    [InlineData(5, 8, 5)]
    public void Only_as_many_labels_as_fit_are_drawn_and_the_last_always_is(int count, int most, int drawn)
    {
        Enumerable.Range(0, count).Count(i => AxisTicks.IsLabelled(i, count, most)).ShouldBe(drawn);
        AxisTicks.IsLabelled(count - 1, count, most).ShouldBeTrue();
    }

    [Theory]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(24)]
    [InlineData(31)]
    public void A_phone_keeps_two_to_four_of_the_labels_of_a_wide_screen(int count)
    {
        var wide = Enumerable.Range(0, count).Where(i => AxisTicks.IsLabelled(i, count, 8)).ToList();
        var narrow = Enumerable.Range(0, count).Where(i => AxisTicks.IsLabelled(i, count, 8, 4)).ToList();
        narrow.Except(wide).ShouldBeEmpty();
        narrow.Count.ShouldBeInRange(2, 4);
        narrow[^1].ShouldBe(count - 1);
    }

    [Fact]
    public void Time_ticks_are_firsts_of_months_within_the_span()
    {
        var ticks = TimeTicks.Between(new(2022, 4, 12), new(2024, 3, 31));
        ticks.Select(tick => tick.Label).ShouldBe(["Jul ’22", "Oct ’22", "Jan ’23", "Apr ’23", "Jul ’23", "Oct ’23", "Jan ’24"]);
        TimeTicks.Between(new(2015, 1, 1), new(2024, 1, 1)).ShouldAllBe(tick => tick.Label.Length == 4);
    }

    [Fact]
    public void A_month_of_a_cohort_that_is_not_over_is_marked_and_never_counted_as_loss()
    {
        new HeatCell(0.2m, "20%", IsOpen: true).Class.ShouldBe("open");
        new HeatCell(0, "0%", IsOpen: false).Class.ShouldBe("h0");
        new HeatCell(null, "", IsOpen: false).Class.ShouldBe("void");
    }

    private static BarPart Part(string name, params decimal[] values) => new(name, "m-new", [.. values.Select(value => new ChartValue(value, ""))]);

    private static WaterfallStep Step(decimal amount) => new("", "", amount, "");

    private static ChartSeries Line(string name) => new(name, 1, []);
}
