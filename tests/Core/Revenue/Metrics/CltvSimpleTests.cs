using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary>100 customers of 50 a month; 12 leave in the month: 50 x 80 % / 12 % = 333.33.</summary>
public sealed class CltvSimpleTests
{
    private static LedgerBuilder Ledger(int lost)
    {
        var ledger = new LedgerBuilder();
        for (var account = 1; account <= 100; account++) ledger.Line(account, $"line {account}", "2024-01-01", 50, account <= lost ? "2024-03-15" : null);
        return ledger;
    }

    [Fact]
    public void Margin_per_customer_is_taken_over_monthly_churn() => Ledger(12).Metric("cltv-simple", WorkedMarch.March).Value!.Value.ShouldBe(50m * 0.8m / 0.12m, 0.000001m);

    /// <summary>Over a quarter 1 - (1 - 0.12)^(1/3) a month, not 0.12 / 3.</summary>
    [Fact]
    public void A_longer_window_is_taken_down_to_a_month() =>
        Ledger(12).Metric("cltv-simple", new(new(2024, 2, 1), new(2024, 5, 1))).Value!.Value.ShouldBe(40m / (decimal)(1 - Math.Pow(0.88, 1 / 3.0)), 0.000001m);

    [Fact]
    public void Below_ten_churns_it_is_not_given() => Ledger(9).Metric("cltv-simple", WorkedMarch.March).Value.ShouldBeNull();
}
