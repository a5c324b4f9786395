namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: (490 - 300) / 300.</summary>
public sealed class MrrGrowthTests
{
    [Fact]
    public void Growth_is_taken_over_opening_revenue() => WorkedMarch.Value("mrr-growth").ShouldBe(190m / 300);
}
