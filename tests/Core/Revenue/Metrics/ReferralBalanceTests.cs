using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary><see cref="WorkedMarch"/> with account 5 (new) and account 1 (long a customer) referred: one referred customer won, one customer lost.</summary>
public sealed class ReferralBalanceTests
{
    [Fact]
    public void Referred_customers_won_are_set_against_customers_lost() => WorkedMarch.Ledger().Referral("referral-balance", WorkedMarch.March, isReferred: id => id is 1 or 5).Value.ShouldBe(0m);

    [Fact]
    public void Where_no_account_says_who_referred_it_there_is_no_value() => WorkedMarch.Figure("referral-balance").Reason!.ShouldContain("referred_by");
}
