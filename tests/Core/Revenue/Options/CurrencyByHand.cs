using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>EUR 100 and USD 50. One euro is 1.25 dollars: 175 dollars, or 100 + 50 / 1.25 = 140 euros.</summary>
public sealed class CurrencyByHand
{
    private static readonly LedgerBuilder Ledger = new LedgerBuilder().Rate("2024-01-01", "EUR", "USD", 1.25m)
        .Line(1, "a", "2024-03-01", 100, with: v => v with { Currency = "EUR" }).Line(1, "b", "2024-03-01", 50);

    [Theory]
    [InlineData("USD", 175)]
    [InlineData("EUR", 140)]
    public void Figures_are_in_the_reporting_currency(string currency, int closing) => Ledger.In("2024-03", $"currency={currency}").Closing.ShouldBe(closing);

    /// <summary>GBP to EUR goes over USD: 2 / 1.25 = 1.6.</summary>
    [Fact]
    public void A_pair_without_rates_crosses_over_a_third_currency() => new LedgerBuilder().Rate("2024-01-01", "EUR", "USD", 1.25m).Rate("2024-01-01", "GBP", "USD", 2m)
        .Line(1, "a", "2024-03-01", 10, with: v => v with { Currency = "GBP" }).In("2024-03", "currency=EUR").Closing.ShouldBe(16m);

    [Fact]
    public void Only_periods_that_touch_the_days_without_a_rate_are_without_a_value()
    {
        var ledger = new LedgerBuilder().Rate("2024-03-10", "EUR", "USD", 1.25m).Line(1, "a", "2024-02-05", 100, with: v => v with { Currency = "EUR" });
        ledger.Metric("mrr", LedgerBuilder.Month("2024-01")).Value.ShouldBe(0m);
        ledger.Metric("mrr", LedgerBuilder.Month("2024-02")).Reason!.ShouldContain("no exchange rate from EUR to USD on 2024-02-05");
        ledger.Metric("mrr", LedgerBuilder.Month("2024-03")).Value.ShouldBeNull();
        ledger.Metric("mrr", LedgerBuilder.Month("2024-04")).Value.ShouldBe(125m);
    }
}
