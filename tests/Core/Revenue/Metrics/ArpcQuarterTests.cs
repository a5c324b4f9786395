namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: 3 x 490 / 5.</summary>
public sealed class ArpcQuarterTests
{
    [Fact]
    public void A_quarter_is_three_months() => WorkedMarch.Value("arpc-quarter").ShouldBe(294m);
}
