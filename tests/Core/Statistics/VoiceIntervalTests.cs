using Perennial.Core.Statistics;

namespace Perennial.Tests.Core.Statistics;

public sealed class VoiceIntervalTests
{
    /// <summary>By hand: n + 3, ¾ to promoters and to detractors, then p - d ± z √((p + d - (p - d)²) / n).</summary>
    [Theory]
    [InlineData(19, 10, 36, -0.037159, 0.498698)]
    [InlineData(50, 10, 100, 0.259338, 0.517361)]
    [InlineData(0, 0, 5, -0.300057, 0.300057)]
    [InlineData(10, 0, 10, 0.475036, 1.0)]
    public void The_adjusted_Wald_interval_of_a_net_share(int promoters, int detractors, int n, double low, double high)
    {
        var interval = NetShare.Of(promoters, detractors, n);
        (Math.Round(interval.Low, 6), Math.Round(interval.High, 6), interval.Method).ShouldBe(((decimal)low, (decimal)high, "adjusted-wald"));
    }

    /// <summary>Any printed table of Student's t: two-sided 5 %.</summary>
    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(2, 4.303)]
    [InlineData(3, 3.182)]
    [InlineData(4, 2.776)]
    [InlineData(5, 2.571)]
    [InlineData(7, 2.365)]
    [InlineData(10, 2.228)]
    [InlineData(20, 2.086)]
    [InlineData(30, 2.042)]
    [InlineData(60, 2.000)]
    [InlineData(120, 1.980)]
    [InlineData(1_000_000, 1.960)]
    public void The_quantile_of_t_is_the_published_one(long freedom, double quantile) => Math.Round(MeanInterval.Quantile(freedom), 3).ShouldBe(quantile);

    [Fact]
    public void The_interval_of_a_mean_and_none_for_one_value()
    {
        // 5, 4, 4, 3: mean 4, s = √(2/3), t(3) = 3.1824463, half = 1.299228.
        var interval = MeanInterval.Of(16, 25 + 16 + 16 + 9, 4)!;
        (Math.Round(interval.Low, 4), Math.Round(interval.High, 4), interval.Method).ShouldBe((2.7008m, 5.2992m, "student-t"));
        MeanInterval.Of(4, 16, 1).ShouldBeNull();
        MeanInterval.Of(12, 48, 3).ShouldBe(new Interval(4, 4, "student-t"));
    }
}
