namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: (100 + 80 + 40 + 0) / 300: the new and the returned account are outside.</summary>
public sealed class NrrTests
{
    [Fact]
    public void Net_retention_follows_the_accounts_that_paid_at_the_start() => WorkedMarch.Value("nrr").ShouldBe(220m / 300);

    /// <summary>EUR 100 at 1.10 on 29 February and 1.20 on 31 March: at the cohort's rate nothing changed.</summary>
    [Fact]
    public void Exchange_rates_do_not_move_it() => new LedgerBuilder().Rate("2024-01-01", "EUR", "USD", 1.10m).Rate("2024-03-10", "EUR", "USD", 1.20m)
        .Line(1, "a", "2024-01-01", 100, with: v => v with { Currency = "EUR" }).Metric("nrr", WorkedMarch.March).Value.ShouldBe(1m);

    /// <summary>Euro lines that only began after the cohort's start have no rate on that day, so the cohort's revenue cannot be stated at it.</summary>
    [Fact]
    public void A_missing_rate_gives_the_reason_instead_of_a_value() => new LedgerBuilder().Rate("2024-03-10", "EUR", "USD", 1.20m)
        .Line(1, "a", "2024-01-01", 100).Line(1, "b", "2024-03-15", 50, with: v => v with { Currency = "EUR" })
        .Metric("nrr", WorkedMarch.March).ShouldSatisfyAllConditions(f => f.Value.ShouldBeNull(), f => f.Reason.ShouldBe("no exchange rate from EUR to USD on 2024-02-29"));
}
