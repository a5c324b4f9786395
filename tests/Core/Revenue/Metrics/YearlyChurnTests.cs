namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: 1 - 0.75^12, not 12 x 0.25.</summary>
public sealed class YearlyChurnTests
{
    [Fact]
    public void Monthly_churn_compounds_over_a_year() => WorkedMarch.Value("yearly-churn").ShouldBe(1 - 0.031676352024078369140625m);
}
