using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>30 days of April: four customers open; 1 leaves on the 11th; 2 leaves on the 11th and is back on the 21st; 5 is new on the 6th and gone on the 16th.
/// Opening cohort: 2 of 4. With new: 3 of 5. Gone at close: 1 of 4. Daily: on the 11th 2 of 5 (four and the new one), on the 16th 1 of 3: 2/5 + 1/3.</summary>
public sealed class CustomerChurnByHand
{
    private static readonly LedgerBuilder Ledger = new LedgerBuilder()
        .Line(1, "a", "2024-01-01", 10, "2024-04-11")
        .Line(2, "b", "2024-01-01", 10, "2024-04-11").Line(2, "b2", "2024-04-21", 10)
        .Line(3, "c", "2024-01-01", 10).Line(4, "d", "2024-01-01", 10)
        .Line(5, "e", "2024-04-06", 10, "2024-04-16");

    [Theory]
    [InlineData("opening-cohort", 2, 4)]
    [InlineData("opening-plus-new", 3, 5)]
    [InlineData("gone-at-close", 1, 4)]
    [InlineData("daily-sum", 11, 15)]
    public void Lost_customers_are_counted_over_the_options_base(string option, int lost, int of) =>
        Ledger.Metric("customer-churn", LedgerBuilder.Month("2024-04"), null, $"customer-churn={option}").Value!.Value.ShouldBe((decimal)lost / of, 0.0000000001m);
}
