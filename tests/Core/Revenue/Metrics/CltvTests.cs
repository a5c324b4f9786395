using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary>Ten customers of 100 a month from 1 January 2023. 3, 1, 1 and 0 of them are gone after 1, 2, 3 and 4 months, the others still pay after 15.</summary>
public sealed class CltvTests
{
    private static LedgerBuilder Ledger(int churned = 5)
    {
        var ledger = new LedgerBuilder();
        for (var account = 1; account <= 10; account++)
            ledger.Line(account, $"line {account}", "2023-01-01", 100, account > churned ? null : account <= 3 ? "2023-02-01" : account == 4 ? "2023-03-01" : "2023-04-01");
        return ledger;
    }

    private static readonly Period Year = Period.Ending(new(2024, 3, 31), Window.Months(12));

    /// <summary>100 x 80 % x (1 + 0.7 + 0.6 + 0.5 / ...): the sum of the fitted survival over the horizon, here 3 months without discount: 80 x (S(0) + S(1) + S(2)).</summary>
    [Fact]
    public void Margin_is_summed_over_the_months_that_customers_are_expected_to_stay()
    {
        var curve = Perennial.Core.Revenue.Curves.ShiftedBetaGeometric.Fit(Perennial.Core.Revenue.Curves.SurvivalCounts.OfSurvivors([10, 7, 6, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5])).Curve!;
        var expected = 80m * (decimal)(1 + curve.Survival(1) + curve.Survival(2));
        Ledger().Metric("cltv", Year, null, "clv-horizon-months=3", "clv-discount-rate=0").Value!.Value.ShouldBe(expected, 0.000001m);
    }

    [Fact]
    public void Fewer_than_five_churns_give_the_reason_instead_of_a_value() =>
        Ledger(churned: 4).Metric("cltv", Year).ShouldSatisfyAllConditions(f => f.Value.ShouldBeNull(), f => f.Reason!.ShouldContain("4 churns seen"));
}
