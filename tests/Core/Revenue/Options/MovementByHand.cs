using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>100 becomes 150 on the 10th and 120 on the 20th of March. Day by day +50 and -30; between the two ends +20.</summary>
public sealed class MovementByHand
{
    private static readonly LedgerBuilder Ledger = new LedgerBuilder().Line(1, "a", "2024-01-01", 100).Line(1, "a", "2024-03-10", 150).Line(1, "a", "2024-03-20", 120);

    [Theory]
    [InlineData("day-net", 50, -30)]
    [InlineData("period-net", 20, 0)]
    public void Changes_net_by_day_or_between_the_ends(string movement, int expansion, int contraction)
    {
        var f = Ledger.In("2024-03", $"movement={movement}");
        (f.Expansion, f.Contraction).ShouldBe((expansion, contraction));
    }

    /// <summary>Gone for ten days inside the month: a churn and a reactivation by day, nothing between the ends.</summary>
    [Theory]
    [InlineData("day-net", 1, 1)]
    [InlineData("period-net", 0, 0)]
    public void Gone_and_back_inside_the_period(string movement, int churned, int reactivated)
    {
        var f = new LedgerBuilder().Line(1, "a", "2024-01-01", 100, "2024-03-05").Line(1, "b", "2024-03-15", 100).In("2024-03", $"movement={movement}");
        (f.ChurnedCustomers, f.ReactivatedCustomers).ShouldBe((churned, reactivated));
    }
}
