using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>Lines that end on 10 and 20 March; the data covers the days before the 15th.</summary>
public sealed class DataEndByHand
{
    private static readonly LedgerBuilder Ledger = new LedgerBuilder().Line(1, "a", "2024-01-01", 100, "2024-03-10").Line(2, "b", "2024-01-01", 50, "2024-03-20");

    [Theory]
    [InlineData("none", -150, 0)]
    [InlineData("2024-03-15", -100, 50)]
    public void Who_lives_at_the_datas_end_is_not_churned_by_it(string option, int churn, int closing)
    {
        var f = Ledger.In("2024-03", $"data-end={option}");
        (f.Churn, f.Closing).ShouldBe((churn, closing));
    }
}
