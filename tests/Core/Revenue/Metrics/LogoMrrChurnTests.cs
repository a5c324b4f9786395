namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: 90 / 300.</summary>
public sealed class LogoMrrChurnTests
{
    [Fact]
    public void Logo_churn_leaves_contraction_out() => WorkedMarch.Value("logo-mrr-churn").ShouldBe(90m / 300);
}
