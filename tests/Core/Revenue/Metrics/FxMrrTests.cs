using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary>EUR 100 at 1.10 until 9 March and 1.20 from the 10th: 110 opens, 120 closes, nothing moved but the rate.</summary>
public sealed class FxMrrTests
{
    [Fact]
    public void Revaluation_is_the_change_by_rates_alone() => new LedgerBuilder().Rate("2024-01-01", "EUR", "USD", 1.10m).Rate("2024-03-10", "EUR", "USD", 1.20m)
        .Line(1, "a", "2024-01-01", 100, with: v => v with { Currency = "EUR" }).Metric("fx-mrr", WorkedMarch.March).Value.ShouldBe(10m);

    /// <summary>A movement converts at its own day's rate: 50 more euros on 20 March are 60; the rest, 120 - 110, is revaluation.</summary>
    [Fact]
    public void A_movement_converts_at_its_own_day()
    {
        var f = new LedgerBuilder().Rate("2024-01-01", "EUR", "USD", 1.10m).Rate("2024-03-10", "EUR", "USD", 1.20m)
            .Line(1, "a", "2024-01-01", 100, with: v => v with { Currency = "EUR" }).Line(1, "a", "2024-03-20", 150, with: v => v with { Currency = "EUR" }).In("2024-03");
        (f.Opening, f.Expansion, f.Fx, f.Closing).ShouldBe((110m, 60m, 10m, 180m));
    }
}
