using Perennial.Core.Revenue;

namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/>: 100 + 80 + 40 + 200 + 70.</summary>
public sealed class MrrTests
{
    [Fact]
    public void Revenue_at_close_is_the_sum_of_what_the_customers_pay() => WorkedMarch.Value("mrr").ShouldBe(490m);

    [Fact]
    public void Tax_one_off_refunds_and_usage_are_outside() => WorkedMarch.Ledger()
        .Line(7, "set-up", "2024-03-01", 999, with: v => v with { Kind = LineKind.OneOff })
        .Line(7, "refund", "2024-03-01", 50, with: v => v with { Kind = LineKind.Refund })
        .Line(7, "usage", "2024-03-01", 33, with: v => v with { Kind = LineKind.Metered })
        .Metric("mrr", WorkedMarch.March).Value.ShouldBe(490m);
}
