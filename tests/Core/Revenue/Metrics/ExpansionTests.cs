namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: 30 / 300.</summary>
public sealed class ExpansionTests
{
    [Fact]
    public void Expansion_is_taken_over_opening_revenue() => WorkedMarch.Value("expansion").ShouldBe(0.1m);
}
