using Perennial.Core.Revenue;

namespace Perennial.Tests.Core.Revenue;

public sealed class AmountsBeyondBounds
{
    [Fact]
    public void A_line_beyond_what_an_amount_can_hold_costs_its_own_account_and_no_other()
    {
        var ledger = new LedgerBuilder().Line(1, "huge", "2024-01-01", 90_000_000_000m, with: v => v with { Quantity = 100 }).Line(2, "plain", "2024-01-01", 10);
        ledger.In("2024-01").UnpricedAccounts.ShouldBe(1);
        var timeline = ledger.At();
        timeline.UnpricedReason(0)!.ShouldContain("92 billion");
        timeline.Measure(LedgerBuilder.Month("2024-01"), Grouping.Where(2, a => a == 1)).Closing.ShouldBe(10);
    }

    [Theory]
    [InlineData("90000000000")]
    [InlineData("1000000000000000000")]
    public void A_rate_beyond_reason_leaves_its_own_accounts_without_a_price_and_no_other(string rate)
    {
        var ledger = new LedgerBuilder().Rate("2024-01-01", "EUR", "USD", decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture))
            .Line(1, "foreign", "2024-01-01", 5_000m, with: v => v with { Currency = "EUR" }).Line(2, "plain", "2024-01-01", 10);
        var timeline = ledger.At();
        timeline.Measure(LedgerBuilder.Month("2024-01"), Grouping.Everyone(2)).UnpricedAccounts.ShouldBe(1);
        timeline.Measure(LedgerBuilder.Month("2024-01"), Grouping.Where(2, a => a == 1)).Closing.ShouldBe(10);
    }
}
