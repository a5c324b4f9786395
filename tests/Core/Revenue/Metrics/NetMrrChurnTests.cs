namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: (90 + 20 - 30) / 300.</summary>
public sealed class NetMrrChurnTests
{
    [Fact]
    public void Net_churn_subtracts_expansion() => WorkedMarch.Value("net-mrr-churn").ShouldBe(80m / 300);
}
