using Perennial.Core.Health;

namespace Perennial.Tests.Core.Health;

public sealed class ShapeTests
{
    private static float[] Of(Shape shape, float[] values, int[]? segments = null)
    {
        var points = new float[values.Length];
        shape.Points(values, segments ?? new int[values.Length], points);
        return points;
    }

    [Fact]
    public void Steps_hold_from_their_threshold_on() =>
        Of(new Shape.Steps(10, [(1, 40), (3, 100)]), [0, 0.99f, 1, 2.9f, 3, 99, float.NaN]).ShouldBe([10, 10, 40, 40, 100, 100, float.NaN]);

    [Fact]
    public void A_line_is_clamped_and_may_fall()
    {
        Of(new Shape.Linear(0, 50), [-5, 0, 10, 50, 80, float.NaN]).ShouldBe([0, 0, 20, 100, 100, float.NaN]);
        Of(new Shape.Linear(30, 0), [45, 30, 15, 0, -1]).ShouldBe([0, 0, 50, 100, 100]);
    }

    [Fact]
    public void A_percentile_is_among_the_account_s_own_segment()
    {
        // Segment 0: 1, 2, 2, 5: (0 + 1/2)/4, (1 + 1)/4 twice, (3 + 1/2)/4. Segment 1: alone.
        Of(new Shape.Percentile(), [1, 2, 7, 2, 5, float.NaN], [0, 0, 1, 0, 0, 0]).ShouldBe([12.5f, 50, 50, 50, 87.5f, float.NaN]);
        Of(new Shape.Percentile(LessIsBetter: true), [1, 2, 7, 2, 5], [0, 0, 1, 0, 0]).ShouldBe([87.5f, 50, 50, 50, 12.5f]);
    }

    [Fact]
    public void Steps_that_say_the_same_are_the_same() => new Shape.Steps(1, [(2, 3)]).ShouldBe(new Shape.Steps(1, [(2, 3)]));
}
