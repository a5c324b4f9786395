namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: account 6.</summary>
public sealed class ReactivationMrrTests
{
    [Fact]
    public void Reactivated_revenue_is_of_accounts_that_had_churned() => WorkedMarch.Value("reactivation-mrr").ShouldBe(70m);
}
