using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary>Metered lines of 30 and 12 a month are live at close, one of 8 ended; the recurring ones do not count.</summary>
public sealed class UsageRunRateTests
{
    [Fact]
    public void The_run_rate_is_the_monthly_value_of_live_metered_lines() => WorkedMarch.Ledger()
        .Line(1, "calls", "2024-02-01", 30, with: v => v with { Kind = LineKind.Metered })
        .Line(2, "storage", "2024-02-01", 12, with: v => v with { Kind = LineKind.Metered })
        .Line(2, "mail", "2024-02-01", 8, "2024-03-10", with: v => v with { Kind = LineKind.Metered })
        .Metric("usage-run-rate", WorkedMarch.March).Value.ShouldBe(42m);

    [Fact]
    public void Usage_in_a_currency_without_a_rate_is_not_left_out_in_silence()
    {
        var figure = WorkedMarch.Ledger().Line(1, "calls", "2024-02-01", 30, with: v => v with { Kind = LineKind.Metered })
            .Line(2, "storage", "2024-02-01", 12, with: v => v with { Kind = LineKind.Metered, Currency = "CHF" }).Metric("usage-run-rate", WorkedMarch.March);
        figure.Value.ShouldBeNull();
        figure.Reason!.ShouldContain("CHF");
    }

    [Fact]
    public void An_account_with_usage_alone_has_its_row()
    {
        var ledger = new LedgerBuilder().Line(1, "calls", "2024-02-01", 30, with: v => v with { Kind = LineKind.Metered });
        ledger.Rows("usage-run-rate", WorkedMarch.March).ShouldHaveSingleItem().Numerator.ShouldBe(30m);
    }
}
