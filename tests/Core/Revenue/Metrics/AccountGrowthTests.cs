using Perennial.Core.Revenue;
using Period = Perennial.Core.Revenue.Period;

namespace Perennial.Tests.Core.Revenue.Metrics;

/// <summary>Seats: account 1 goes from 4 to 6, account 2 stays at 5, account 3 (7 seats) leaves and is outside: (6 + 5 - 4 - 5) / 9.</summary>
public sealed class AccountGrowthTests
{
    [Fact]
    public void Growth_is_of_the_seats_of_retained_accounts() => new LedgerBuilder()
        .Line(1, "a", "2023-01-01", 10, with: v => v with { Quantity = 4 }).Line(1, "a", "2023-08-01", 10, with: v => v with { Quantity = 6 })
        .Line(2, "b", "2023-01-01", 10, with: v => v with { Quantity = 5 })
        .Line(3, "c", "2023-01-01", 10, "2024-01-15", with: v => v with { Quantity = 7 })
        .Line(4, "d", "2024-02-01", 10, with: v => v with { Quantity = 9 })
        .Metric("account-growth", Period.Ending(new(2024, 3, 31), Window.Months(12))).Value.ShouldBe(2m / 9);
}
