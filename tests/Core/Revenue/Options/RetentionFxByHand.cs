using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>EUR 100 at 1.10 when the cohort starts and 1.21 at close: 100 % at the start's rate, 110 % at spot.</summary>
public sealed class RetentionFxByHand
{
    [Theory]
    [InlineData("cohort-start", 1.0)]
    [InlineData("spot", 1.1)]
    public void The_cohort_is_valued_at_the_options_rate(string option, double nrr) => new LedgerBuilder().Rate("2024-01-01", "EUR", "USD", 1.10m).Rate("2024-03-10", "EUR", "USD", 1.21m)
        .Line(1, "a", "2024-01-01", 100, with: v => v with { Currency = "EUR" }).Metric("nrr", LedgerBuilder.Month("2024-03"), null, $"retention-fx={option}").Value.ShouldBe((decimal)nrr);
}
