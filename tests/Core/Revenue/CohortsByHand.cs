using Perennial.Core.Revenue;
using Grouping = Perennial.Core.Revenue.Grouping;

namespace Perennial.Tests.Core.Revenue;

/// <summary>
/// January's cohort: 1 pays 100 throughout; 2 pays 50 until 5 February; 3 pays 30, is gone from 10 January and back on 20 March. February's: 4 pays 20.
/// Asked on 15 April, so April is not over.
/// </summary>
public sealed class CohortsByHand
{
    private static readonly LedgerBuilder Ledger = new LedgerBuilder()
        .Line(1, "a", "2024-01-31", 100).Line(2, "b", "2024-01-02", 50, "2024-02-05")
        .Line(3, "c", "2024-01-03", 30, "2024-01-10").Line(3, "c", "2024-03-20", 30)
        .Line(4, "d", "2024-02-10", 20);

    private static IReadOnlyList<Cohort> Cohorts(params string[] options) => Ledger.At(options).Cohorts(new(2024, 4, 15), Grouping.Everyone(4));

    [Fact]
    public void A_cell_counts_who_was_a_customer_on_any_day_of_its_month()
    {
        var january = Cohorts()[0];
        (january.Month, january.Customers).ShouldBe((new DateOnly(2024, 1, 1), 3));
        january.Cells.Select(c => (c.Customers, c.ClosingMrr)).ShouldBe([(3L, 150m), (2L, 100m), (2L, 130m), ((long?)null, (decimal?)null)]);
        Cohorts()[1].Cells.Select(c => c.Customers).ShouldBe([1L, 1L, null]);
    }

    [Fact]
    public void A_month_that_is_not_over_is_marked_and_not_zero() => Cohorts()[0].Cells[3].IsIncomplete.ShouldBeTrue();

    [Fact]
    public void A_month_beyond_the_datas_end_is_marked_too() => Cohorts("data-end=2024-03-10")[0].Cells.Select(c => c.IsIncomplete).ShouldBe([false, false, true, true]);

    [Fact]
    public void A_cell_opens_to_its_accounts() => Ledger.At().CohortMembers(new(2024, 1, 1), 1, new(2024, 4, 15), Grouping.Everyone(4))
        .Select(m => (m.Account, m.IsActive, m.ClosingMrr)).ShouldBe([(0, true, 100m), (1, true, 0m), (2, false, 0m)]);
}
