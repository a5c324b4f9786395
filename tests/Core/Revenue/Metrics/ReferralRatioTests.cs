using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/> with account 5 referred: 1 won over 1 lost.</summary>
public sealed class ReferralRatioTests
{
    [Fact]
    public void Referred_customers_won_are_taken_over_customers_lost() => WorkedMarch.Ledger().Referral("referral-ratio", WorkedMarch.March, isReferred: id => id == 5).Value.ShouldBe(1m);

    [Fact]
    public void With_nobody_lost_there_is_no_value() => new LedgerBuilder().Line(1, "a", "2024-03-02", 10).Referral("referral-ratio", WorkedMarch.March, isReferred: _ => true).Value.ShouldBeNull();
}
