namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: account 4.</summary>
public sealed class ChurnMrrTests
{
    [Fact]
    public void Churned_revenue_is_of_accounts_that_fell_to_nothing() => WorkedMarch.Value("churn-mrr").ShouldBe(-90m);
}
