namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: 12 x 490 / 5.</summary>
public sealed class ArpcYearTests
{
    [Fact]
    public void A_year_is_twelve_months() => WorkedMarch.Value("arpc-year").ShouldBe(1176m);
}
