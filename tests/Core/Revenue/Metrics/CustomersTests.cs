namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: 1, 2, 3, 5 and 6.</summary>
public sealed class CustomersTests
{
    [Fact]
    public void Customers_are_the_accounts_that_pay_at_close() => WorkedMarch.Value("customers").ShouldBe(5m);
}
