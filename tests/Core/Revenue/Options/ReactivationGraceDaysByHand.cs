using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>A gap from 10 March to 14 March is five days at 0.</summary>
public sealed class ReactivationGraceDaysByHand
{
    private static readonly LedgerBuilder Ledger = new LedgerBuilder().Line(1, "a", "2024-01-01", 100, "2024-03-10").Line(1, "b", "2024-03-15", 120);

    [Theory]
    [InlineData(0, -100, 120, 0)]
    [InlineData(4, -100, 120, 0)]
    [InlineData(5, 0, 0, 20)]
    public void A_gap_within_the_grace_is_bridged(int days, int churn, int reactivation, int expansion)
    {
        var f = Ledger.In("2024-03", $"reactivation-grace-days={days}");
        (f.Churn, f.Reactivation, f.Expansion).ShouldBe((churn, reactivation, expansion));
    }

    [Fact]
    public void A_same_day_replacement_is_expansion() => new LedgerBuilder().Line(1, "a", "2024-01-01", 100, "2024-03-10").Line(1, "b", "2024-03-10", 120).Days()[1].ShouldBe("2024-03-10 Expansion 20");
}
