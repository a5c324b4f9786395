namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: (100 + 50 + 40 + 0) / 300.</summary>
public sealed class GrrTests
{
    [Fact]
    public void Gross_retention_counts_no_growth() => WorkedMarch.Value("grr").ShouldBe(190m / 300);

    [Fact]
    public void A_cohort_that_only_grew_keeps_exactly_all() =>
        new LedgerBuilder().Line(1, "a", "2024-01-01", 10).Line(1, "a", "2024-03-02", 1000).Metric("grr", WorkedMarch.March).Value.ShouldBe(1m);
}
