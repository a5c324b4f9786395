using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>Monthly from 31 January, cancelled on 12 March, served until 15 May. Billing ends on 31 March, an anniversary of 31 January.</summary>
public sealed class ChurnDateByHand
{
    private static readonly LedgerBuilder Ledger = new LedgerBuilder().Line(1, "a", "2024-01-31", 100, "2024-05-15", v => v with { CancelledAt = LedgerBuilder.Day("2024-03-12") });

    [Theory]
    [InlineData("end-of-service", "2024-05-15 Churn -100")]
    [InlineData("billing-cancel", "2024-03-31 Churn -100")]
    [InlineData("click", "2024-03-12 Churn -100")]
    public void A_cancelled_line_ends_on_the_day_of_the_option(string option, string churn) => Ledger.Days($"churn-date={option}")[1].ShouldBe(churn);

    /// <summary>From 31 January the intervals end on 29 February (a leap year), 31 March, 30 April: counted from the anchor, not from the shortened month before.</summary>
    [Theory]
    [InlineData("2024-02-10", "2024-02-29")]
    [InlineData("2024-02-29", "2024-02-29")]
    [InlineData("2024-03-01", "2024-03-31")]
    [InlineData("2024-04-01", "2024-04-30")]
    public void Anniversaries_run_from_the_anchor(string click, string end) => new LedgerBuilder()
        .Line(1, "a", "2024-01-31", 100, with: v => v with { CancelledAt = LedgerBuilder.Day(click) }).Days("churn-date=billing-cancel")[1].ShouldBe($"{end} Churn -100");
}
