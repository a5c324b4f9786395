namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: 80 - 50.</summary>
public sealed class ExpansionMrrTests
{
    [Fact]
    public void Expansion_is_of_accounts_that_already_paid() => WorkedMarch.Value("expansion-mrr").ShouldBe(30m);
}
