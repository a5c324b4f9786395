namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: 490 / 5.</summary>
public sealed class ArpcTests
{
    [Fact]
    public void Revenue_per_customer_is_taken_at_close() => WorkedMarch.Value("arpc").ShouldBe(98m);
}
