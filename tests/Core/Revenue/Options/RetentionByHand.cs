using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>100 pays 150 from 10 March and leaves on the 20th: the cohort kept 0; the movements are +50 and -150, so GRR is (100 - 150) / 100 by them.</summary>
public sealed class RetentionByHand
{
    private static readonly LedgerBuilder Ledger = new LedgerBuilder().Line(1, "a", "2024-01-01", 100, "2024-03-20").Line(1, "b", "2024-03-10", 50, "2024-03-20").Line(2, "c", "2024-01-01", 100);

    [Theory]
    [InlineData("cohort", "nrr", 0.5)]
    [InlineData("movements", "nrr", 0.5)]
    [InlineData("cohort", "grr", 0.5)]
    [InlineData("movements", "grr", 0.25)]
    public void Retention_is_of_the_cohort_or_of_the_movements(string option, string metric, double value) =>
        Ledger.Metric(metric, LedgerBuilder.Month("2024-03"), null, $"retention={option}").Value.ShouldBe((decimal)value);
}
