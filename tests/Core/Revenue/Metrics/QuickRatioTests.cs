namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: (200 + 30 + 70) / (90 + 20).</summary>
public sealed class QuickRatioTests
{
    [Fact]
    public void What_was_gained_is_taken_over_what_was_lost() => WorkedMarch.Value("quick-ratio").ShouldBe(300m / 110);

    [Fact]
    public void With_nothing_lost_there_is_no_value() => new LedgerBuilder().Line(1, "a", "2024-03-02", 10).Metric("quick-ratio", WorkedMarch.March).Value.ShouldBeNull();
}
