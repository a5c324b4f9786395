using Perennial.Core.Options;
using Perennial.Core.Revenue;
using Grouping = Perennial.Core.Revenue.Grouping;

namespace Perennial.Tests.Core.Revenue;

/// <summary>100 from 1 January, recorded then; on 20 March (moment 320) somebody records that it had been 150 since 10 March.</summary>
public sealed class FactsByHand
{
    private static readonly LedgerBuilder Ledger = new LedgerBuilder()
        .Line(1, "a", "2024-01-01", 100, with: v => v with { RecordedAt = 101 })
        .Line(1, "a", "2024-03-10", 150, with: v => v with { RecordedAt = 320, Import = 7 });

    [Theory]
    [InlineData(100, 0)]
    [InlineData(319, 100)]
    [InlineData(320, 150)]
    public void A_late_fact_changes_history_from_the_moment_it_is_known(long knownAt, int closing) => Closing(Ledger.Ledger, knownAt).ShouldBe(closing);

    [Fact]
    public void A_later_recorded_version_of_one_start_supersedes() => Closing(new LedgerBuilder()
        .Line(1, "a", "2024-01-01", 100, with: v => v with { RecordedAt = 200 })
        .Line(1, "a", "2024-01-01", 70, with: v => v with { RecordedAt = 100 }).Ledger, RevenueLedger.Now).ShouldBe(100m);

    /// <summary>Undone at 400: the correction was known from 310 until then, and is not known now.</summary>
    [Theory]
    [InlineData(319, 100)]
    [InlineData(320, 150)]
    [InlineData(399, 150)]
    [InlineData(400, 100)]
    [InlineData(RevenueLedger.Now, 100)]
    public void The_facts_of_an_undone_import_were_known_until_its_undoing(long knownAt, int closing)
    {
        var ledger = new LedgerBuilder()
            .Line(1, "a", "2024-01-01", 100, with: v => v with { RecordedAt = 101 })
            .Line(1, "a", "2024-03-10", 150, with: v => v with { RecordedAt = 320, Import = 7 });
        ledger.Ledger.Undo(7, 310, 400);
        Closing(ledger.Ledger, knownAt).ShouldBe(closing);
    }

    [Fact]
    public void The_next_version_ends_the_one_before_and_the_last_subscriptions_end_is_churn() => new LedgerBuilder()
        .Line(1, "a", "2024-01-01", 100, "2024-03-10").Line(1, "b", "2024-01-01", 40, "2024-03-20").Days()
        .ShouldBe(["2024-01-01 New 140", "2024-03-10 Contraction -100", "2024-03-20 Churn -40"]);

    /// <summary>29 February exists in 2024: a year's line from then to 28 February 2025 is served on that day's eve.</summary>
    [Fact]
    public void A_leap_day_is_a_day() => new LedgerBuilder().Line(1, "a", "2024-02-29", 100, "2025-02-28").Days().ShouldBe(["2024-02-29 New 100", "2025-02-28 Churn -100"]);

    [Fact]
    public void Nothing_is_paid_before_the_first_paid_day_of_a_trial() => new LedgerBuilder()
        .Line(1, "a", "2024-03-01", 100, with: v => v with { TrialStart = LedgerBuilder.Day("2024-03-01"), TrialEnd = LedgerBuilder.Day("2024-03-15") }).Days().ShouldBe(["2024-03-15 New 100"]);

    private static decimal Closing(RevenueLedger ledger, long knownAt) =>
        ledger.At(WorkspaceOptions.Default, knownAt) is var timeline ? timeline.Measure(LedgerBuilder.Month("2024-03"), Grouping.Everyone(timeline.AccountCount)).Closing : 0;
}
