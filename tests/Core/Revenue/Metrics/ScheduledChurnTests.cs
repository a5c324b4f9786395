using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary>100 cancelled on 12 March and served to 30 April is pending at the end of March; 60 cancelled and already gone is not, nor is 40 that nobody cancelled.</summary>
public sealed class ScheduledChurnTests
{
    private static readonly LedgerBuilder Ledger = new LedgerBuilder()
        .Line(1, "a", "2024-01-01", 100, "2024-05-01", v => v with { CancelledAt = LedgerBuilder.Day("2024-03-12") })
        .Line(2, "b", "2024-01-01", 60, "2024-03-25", v => v with { CancelledAt = LedgerBuilder.Day("2024-03-02") })
        .Line(3, "c", "2024-01-01", 40, "2024-05-01");

    [Theory]
    [InlineData("2024-02", 0)]
    [InlineData("2024-03", 100)]
    [InlineData("2024-04", 100)]
    [InlineData("2024-05", 0)]
    public void What_is_cancelled_but_still_served_is_pending(string month, int pending) => Ledger.Metric("scheduled-churn", LedgerBuilder.Month(month)).Value.ShouldBe(pending);

    [Fact]
    public void What_unpaid_invoices_ended_first_is_not_pending_any_more() => new LedgerBuilder()
        .Line(1, "a", "2024-01-01", 100, "2024-05-01", v => v with { CancelledAt = LedgerBuilder.Day("2024-03-12"), DunningEnds = LedgerBuilder.Day("2024-03-20") })
        .Metric("scheduled-churn", WorkedMarch.March).Value.ShouldBe(0m);
}
