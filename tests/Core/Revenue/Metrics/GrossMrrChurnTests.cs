namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: (90 + 20) / 300.</summary>
public sealed class GrossMrrChurnTests
{
    [Fact]
    public void Gross_churn_is_churn_and_contraction_over_opening() => WorkedMarch.Value("gross-mrr-churn").ShouldBe(110m / 300);
}
