using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>Unpaid from 4 March: after 10 days the 14th, after 30 the 3rd of April.</summary>
public sealed class PastDueDaysByHand
{
    [Theory]
    [InlineData(10, "2024-03-14 Churn -100")]
    [InlineData(30, "2024-04-03 Churn -100")]
    public void Days_are_counted_from_the_first_failure(int days, string churn) => new LedgerBuilder().Line(1, "a", "2024-01-01", 100, with: v => v with { PastDueFrom = LedgerBuilder.Day("2024-03-04") })
        .Days("past-due=after-days", $"past-due-days={days}")[1].ShouldBe(churn);
}
