namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: account 4 of four.</summary>
public sealed class CustomerChurnTests
{
    [Fact]
    public void Churn_is_lost_customers_over_opening_customers() => WorkedMarch.Value("customer-churn").ShouldBe(0.25m);

    /// <summary>The standard's own example: 650 open, 15 lost, 2.3 %; an account that is new and gone inside the month is not among them.</summary>
    [Fact]
    public void Fifteen_of_six_hundred_and_fifty_are_2_3_percent()
    {
        var ledger = new LedgerBuilder();
        for (var account = 1; account <= 650; account++) ledger.Line(account, $"line {account}", "2024-01-01", 10, account <= 15 ? "2024-03-12" : null);
        ledger.Line(700, "new and gone", "2024-03-03", 10, "2024-03-09");
        var figure = ledger.Metric("customer-churn", WorkedMarch.March);
        (figure.Numerator, figure.Denominator, figure.N, Math.Round(figure.Value!.Value, 3)).ShouldBe((15m, 650m, 650, 0.023m));
        (figure.Interval!.Low, figure.Interval.High, figure.Interval.Method).ShouldSatisfyAllConditions(i => i.Low.ShouldBe(0.0140m, 0.0001m), i => i.High.ShouldBe(0.0377m, 0.0001m), i => i.Method.ShouldBe("wilson"));
    }

    [Fact]
    public void Without_opening_customers_there_is_no_value() =>
        new LedgerBuilder().Line(1, "a", "2024-03-02", 10).Metric("customer-churn", WorkedMarch.March).ShouldSatisfyAllConditions(f => f.Value.ShouldBeNull(), f => f.Reason.ShouldBe("the denominator is 0"));
}
