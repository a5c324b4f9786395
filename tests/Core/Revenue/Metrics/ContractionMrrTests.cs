namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: 40 - 60.</summary>
public sealed class ContractionMrrTests
{
    [Fact]
    public void Contraction_is_of_accounts_that_go_on_paying() => WorkedMarch.Value("contraction-mrr").ShouldBe(-20m);
}
