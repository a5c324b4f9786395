namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: (5 - 4) / 4.</summary>
public sealed class CustomerGrowthTests
{
    [Fact]
    public void Growth_of_the_count_is_taken_over_opening_customers() => WorkedMarch.Value("customer-growth").ShouldBe(0.25m);
}
