namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: 100 + 80 + 40 + 0.</summary>
public sealed class NrrAmountTests
{
    [Fact]
    public void The_retained_revenue_is_also_an_amount() => WorkedMarch.Value("nrr-amount").ShouldBe(220m);
}
