using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>100 each with 10 % off: once, for six months, for ever. 100 + 90 + 90 by default; 100 + 100 + 90 when only the last counts; 90 each when all do.</summary>
public sealed class DiscountsByHand
{
    private static readonly LedgerBuilder Ledger = new LedgerBuilder()
        .Line(1, "a", "2024-03-01", 100, with: Off(DiscountDuration.Once))
        .Line(2, "b", "2024-03-01", 100, with: Off(DiscountDuration.Repeating, "2024-09-01"))
        .Line(3, "c", "2024-03-01", 100, with: Off(DiscountDuration.Forever));

    [Theory]
    [InlineData("recurring", 280)]
    [InlineData("forever", 290)]
    [InlineData("all", 270)]
    public void Discounts_reduce_revenue_by_their_duration(string option, int closing) => Ledger.In("2024-03", $"discounts={option}").Closing.ShouldBe(closing);

    /// <summary>The one-time discount holds for one interval from the first paid day, 1 March to 31 March; the six months are over on 1 September.</summary>
    [Theory]
    [InlineData("2024-04", 10)]
    [InlineData("2024-09", 10)]
    [InlineData("2024-10", 0)]
    public void The_end_of_a_discount_is_expansion(string month, int expansion) => Ledger.In(month, "discounts=all").Expansion.ShouldBe(expansion);

    [Fact]
    public void An_amount_off_is_off_the_price_of_one_interval() => new LedgerBuilder()
        .Line(1, "a", "2024-03-01", 1200, with: v => v with { Interval = BillingInterval.Year, DiscountAmount = 120, DiscountDuration = DiscountDuration.Forever }).In("2024-03").Closing.ShouldBe(90m);

    [Fact]
    public void A_full_discount_is_no_customer() => new LedgerBuilder()
        .Line(1, "a", "2024-03-01", 100, with: v => v with { DiscountPercent = 100, DiscountDuration = DiscountDuration.Forever }).In("2024-03").ClosingCustomers.ShouldBe(0);

    private static Func<LineVersion, LineVersion> Off(DiscountDuration duration, string? end = null) =>
        v => v with { DiscountPercent = 10, DiscountDuration = duration, DiscountEnd = LedgerBuilder.Day(end) };
}
