namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: account 5.</summary>
public sealed class NewMrrTests
{
    [Fact]
    public void New_revenue_is_of_accounts_that_never_paid_before() => WorkedMarch.Value("new-mrr").ShouldBe(200m);
}
