using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Options;

/// <summary>Paused from 10 March, back on 20 April.</summary>
public sealed class PauseByHand
{
    private static readonly LedgerBuilder Ledger = new LedgerBuilder().Line(1, "a", "2024-01-01", 100, with: v => v with { PausedFrom = LedgerBuilder.Day("2024-03-10"), PausedTo = LedgerBuilder.Day("2024-04-20") });

    [Fact]
    public void A_pause_is_churn_and_reactivation() => Ledger.Days().ShouldBe(["2024-01-01 New 100", "2024-03-10 Churn -100", "2024-04-20 Reactivation 100"]);

    [Fact]
    public void Or_a_contraction_to_zero_of_an_account_that_stays_a_customer()
    {
        Ledger.Days("pause=contraction").ShouldBe(["2024-01-01 New 100", "2024-03-10 Contraction -100", "2024-04-20 Expansion 100"]);
        Ledger.In("2024-03", "pause=contraction").ClosingCustomers.ShouldBe(1);
    }
}
