using Perennial.Core.Contracts;

namespace Perennial.Tests.Core.Contracts;

public sealed class ContractTermsTests
{
    private static DateOnly D(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static ContractTerms Terms(string start, string? end, bool auto = true, int months = 0, int? notice = 30, string? cancelled = null) =>
        new(D(start), end is null ? null : D(end), auto, months, notice, cancelled is null ? null : D(cancelled));

    [Theory]
    [InlineData("2024-12-31", ContractState.Upcoming, "2026-01-01", "2025-12-02")]
    [InlineData("2025-01-01", ContractState.Running, "2026-01-01", "2025-12-02")]
    [InlineData("2025-12-01", ContractState.Running, "2026-01-01", "2025-12-02")]
    [InlineData("2025-12-02", ContractState.PastNotice, "2026-01-01", "2025-12-02")]
    [InlineData("2025-12-31", ContractState.PastNotice, "2026-01-01", "2025-12-02")]
    [InlineData("2026-01-01", ContractState.Running, "2027-01-01", "2026-12-02")]
    [InlineData("2030-06-15", ContractState.Running, "2031-01-01", "2030-12-02")]
    public void A_yearly_contract_that_renews_by_itself_goes_from_term_to_term(string day, ContractState state, string renewal, string notice)
    {
        var terms = Terms("2025-01-01", "2026-01-01");
        terms.StateOn(D(day)).ShouldBe(state);
        terms.RenewalAfter(D(day)).ShouldBe(D(renewal));
        terms.NoticeAfter(D(day)).ShouldBe(D(notice));
    }

    [Fact]
    public void Terms_that_end_at_a_month_s_end_do_not_drift()
    {
        var terms = Terms("2024-12-31", "2025-01-31", months: 1);
        new[] { "2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30" }.Select(day => terms.RenewalAfter(D(day))).ShouldBe([D("2025-02-28"), D("2025-03-31"), D("2025-04-30"), D("2025-05-31")]);
        Terms("2023-02-28", "2024-02-29", months: 12).RenewalAfter(D("2027-03-01")).ShouldBe(D("2028-02-29"));
    }

    [Fact]
    public void Without_renewal_it_ends_and_without_an_end_it_runs_on()
    {
        var ends = Terms("2025-01-01", "2026-01-01", auto: false);
        (ends.StateOn(D("2025-12-31")), ends.StateOn(D("2026-01-01"))).ShouldBe((ContractState.PastNotice, ContractState.Ended));
        (ends.RenewalAfter(D("2025-06-01")), ends.RenewalAfter(D("2026-01-01"))).ShouldBe((D("2026-01-01"), null));
        var open = Terms("2025-01-01", null);
        (open.StateOn(D("2040-01-01")), open.RenewalAfter(D("2040-01-01"))).ShouldBe((ContractState.Running, null));
    }

    [Fact]
    public void After_notice_the_term_it_falls_into_is_the_last()
    {
        var terms = Terms("2025-01-01", "2026-01-01", cancelled: "2026-05-05");
        terms.StateOn(D("2026-05-04")).ShouldBe(ContractState.Running);
        terms.StateOn(D("2026-05-05")).ShouldBe(ContractState.Cancelled);
        terms.StateOn(D("2026-12-31")).ShouldBe(ContractState.Cancelled);
        terms.StateOn(D("2027-01-01")).ShouldBe(ContractState.Ended);
        terms.StateOn(D("2035-01-01")).ShouldBe(ContractState.Ended);
        terms.RenewalAfter(D("2026-05-05")).ShouldBeNull();
        terms.On(D("2035-01-01")).To.ShouldBe(D("2027-01-01"));
        Terms("2025-01-01", "2026-01-01", cancelled: "2025-12-31").StateOn(D("2026-01-01")).ShouldBe(ContractState.Ended);
        Terms("2025-01-01", "2026-01-01", cancelled: "2026-01-01").StateOn(D("2026-06-01")).ShouldBe(ContractState.Cancelled); // on the day of renewal the new term has begun
    }

    [Fact]
    public void A_further_term_is_as_long_as_the_first_unless_said()
    {
        Terms("2025-01-15", "2025-07-15").Months.ShouldBe(6);
        Terms("2025-01-31", "2025-02-28").Months.ShouldBe(1);
        Terms("2025-01-01", "2025-01-08").Months.ShouldBe(1);
        Terms("2025-01-01", "2028-01-01", months: 12).RenewalAfter(D("2028-02-01")).ShouldBe(D("2029-01-01"));
    }
}
