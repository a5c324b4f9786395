using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>Unpaid from 4 March, dunning ends on 25 March.</summary>
public sealed class PastDueByHand
{
    private static readonly LedgerBuilder Ledger = new LedgerBuilder().Line(1, "a", "2024-01-01", 100, with: v => v with { PastDueFrom = LedgerBuilder.Day("2024-03-04"), DunningEnds = LedgerBuilder.Day("2024-03-25") });

    [Theory]
    [InlineData("end-of-dunning", "2024-03-25 Churn -100")]
    [InlineData("after-days", "2024-04-03 Churn -100")]
    [InlineData("first-failure", "2024-03-04 Churn -100")]
    [InlineData("never", null)]
    public void Unpaid_revenue_stops_when_the_option_says(string option, string? churn) =>
        Ledger.Days($"past-due={option}").Skip(1).SingleOrDefault().ShouldBe(churn);

    [Fact]
    public void The_reason_is_involuntary() =>
        Ledger.At().Movements(LedgerBuilder.Month("2024-03"), Perennial.Core.Revenue.Grouping.Everyone(1)).ShouldHaveSingleItem().Reason.ShouldBe(EndReason.Involuntary);
}
