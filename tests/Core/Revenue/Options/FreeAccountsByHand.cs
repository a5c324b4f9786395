using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>100 until 9 March, then a free plan. Account 2 was always free.</summary>
public sealed class FreeAccountsByHand
{
    private static readonly LedgerBuilder Ledger = new LedgerBuilder().Line(1, "a", "2024-01-01", 100).Line(1, "a", "2024-03-10", 0).Line(2, "b", "2024-01-01", 0);

    [Theory]
    [InlineData("not-customer", 0, -100, 0)]
    [InlineData("keep-once-paid", 1, 0, -100)]
    public void An_account_that_became_free_is_lost_or_kept(string option, int customers, int churn, int contraction)
    {
        var f = Ledger.In("2024-03", $"free-accounts={option}");
        (f.ClosingCustomers, f.Churn, f.Contraction).ShouldBe((customers, churn, contraction));
    }

    /// <summary>Kept means held without a gap: who had left and takes a free plan later has not paid again.</summary>
    [Fact]
    public void A_free_plan_after_a_gap_does_not_bring_a_customer_back() => new LedgerBuilder().Line(1, "a", "2024-01-01", 100, "2024-02-01").Line(1, "b", "2024-03-01", 0)
        .In("2024-03", "free-accounts=keep-once-paid").ClosingCustomers.ShouldBe(0);
}
