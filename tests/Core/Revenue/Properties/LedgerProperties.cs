using Perennial.Core;
using Perennial.Core.Revenue;

namespace Perennial.Tests.Core.Revenue.Properties;

/// <summary>What must hold of any history under any options.</summary>
public sealed class LedgerProperties
{
    private static readonly DateOnly From = RandomHistory.FirstDay.AddDays(-2);
    private static readonly DateOnly To = RandomHistory.FirstDay.AddDays(RandomHistory.Days + 40);
    private static readonly Period[] Periods =
    [
        .. Period.Split(From, To, Grain.Month), .. Period.Split(From, To, Grain.Week), new(From, To), new(From.AddDays(40), From.AddDays(41)), new(From.AddDays(63), From.AddDays(150)),
    ];

    [Fact]
    public void The_ledger_agrees_with_a_slow_reading_day_by_day() => RandomHistory.Holds(120, history =>
    {
        var (timeline, slow) = (history.Timeline(), new SlowRevenue(history));
        var figures = timeline.Measure(Periods, Each(timeline));
        for (var account = 0; account < timeline.AccountCount; account++)
            for (var p = 0; p < Periods.Length; p++)
                Expected.Of(figures[account][p]).ShouldBe(slow.Measure([timeline.AccountIds[account]], Periods[p]).ToString(), $"account {timeline.AccountIds[account]}, {Periods[p]}");
    });

    [Fact]
    public void The_two_identities_hold_for_every_period_account_and_segment() => RandomHistory.Holds(150, history =>
    {
        foreach (var movement in new[] { "day-net", "period-net" })
            foreach (var currency in new[] { "USD", "EUR", "GBP" })
            {
                var timeline = history.With("movement", movement).With("currency", currency).Timeline();
                var segments = new Perennial.Core.Revenue.Grouping(2, [.. Enumerable.Range(0, timeline.AccountCount).Select(a => a % 2)]);
                foreach (var f in timeline.Measure(Periods, Each(timeline)).Concat(timeline.Measure(Periods, segments)).SelectMany(g => g))
                {
                    (f.Opening + f.New + f.Reactivation + f.Expansion + f.Contraction + f.Churn + f.Fx).ShouldBe(f.Closing);
                    (f.OpeningCustomers + f.NewCustomers + f.ReactivatedCustomers - f.ChurnedCustomers).ShouldBe(f.ClosingCustomers);
                    (f.Contraction <= 0 && f.Churn <= 0 && f.New >= 0 && f.Reactivation >= 0 && f.Expansion >= 0).ShouldBeTrue();
                }
            }
    });

    [Fact]
    public void Day_net_movements_add_up_over_any_split_of_time() => RandomHistory.Holds(150, history =>
    {
        var timeline = history.With("movement", "day-net").Timeline();
        var everyone = Perennial.Core.Revenue.Grouping.Everyone(timeline.AccountCount);
        var whole = Flows([timeline.Measure(new Period(From, To), everyone)]);
        foreach (var grain in Enum.GetValues<Grain>()) Flows(timeline.Measure(Period.Split(From, To, grain), everyone)[0]).ShouldBe(whole, $"{grain}");
    });

    [Fact]
    public void The_accounts_and_the_movements_sum_to_the_figures() => RandomHistory.Holds(150, history =>
    {
        var timeline = history.Timeline();
        var everyone = Perennial.Core.Revenue.Grouping.Everyone(timeline.AccountCount);
        foreach (var period in Periods)
        {
            var figures = timeline.Measure(period, everyone);
            var accounts = timeline.Accounts(period, everyone).Select(a => a.Figures).ToList();
            Flows(accounts).ShouldBe(Flows([figures]));
            (accounts.Sum(a => a.Opening), accounts.Sum(a => a.CohortKept), accounts.Sum(a => a.ChurnedOfOpening)).ShouldBe((figures.Opening, figures.CohortKept, figures.ChurnedOfOpening));
            var listed = timeline.Movements(period, everyone);
            foreach (var (kind, amount) in new[] { (MovementKind.New, figures.New), (MovementKind.Reactivation, figures.Reactivation), (MovementKind.Expansion, figures.Expansion),
                         (MovementKind.Contraction, figures.Contraction), (MovementKind.Churn, figures.Churn), (MovementKind.Fx, figures.Fx) })
                listed.Where(m => m.Kind == kind).Sum(m => m.Amount).ShouldBe(amount, $"{kind} of {period}");
            listed.Count(m => m.Kind == MovementKind.Churn).ShouldBe((int)figures.ChurnedCustomers);
            listed.ShouldAllBe(m => m.Day >= period.Start && m.Day < period.End);
        }
    });

    [Fact]
    public void The_rows_behind_every_metric_sum_to_its_figure() => RandomHistory.Holds(60, history =>
    {
        var (ledger, options) = (history.Ledger(), history.Options);
        var timeline = ledger.At(options);
        var everyone = Perennial.Core.Revenue.Grouping.Everyone(timeline.AccountCount);
        var periods = Period.Split(From, To, Grain.Month);
        var subjects = Enum.GetValues<Subject>().ToDictionary(s => s, s => s == Subject.Revenue ? timeline : ledger.At(options, subject: s));
        var whole = MetricInputs.Over(periods, timeline, everyone, To, s => subjects[s], account => account == 0);
        foreach (var inputs in whole)
            foreach (var metric in MetricCatalog.All)
            {
                var figure = metric.Figure(inputs);
                if (figure.Reason is not null) continue;
                var rows = metric.Rows(inputs).ToList();
                rows.Sum(r => r.Numerator).ShouldBe(figure.Numerator!.Value, 1e-9m, $"{metric.Id}, {inputs.Period}");
                if (figure.Denominator is { } denominator) rows.Sum(r => r.Denominator ?? 0).ShouldBe(denominator, 1e-9m, $"{metric.Id}, {inputs.Period}");
                metric.Figure(new MetricInputs(timeline, everyone, timeline.Measure(inputs.Period, everyone), To, s => subjects[s], account => account == 0)).ShouldBe(figure);
            }
    });

    [Fact]
    public void Order_and_repetition_of_facts_do_not_matter() => RandomHistory.Holds(150, history =>
    {
        var shuffled = history with { Lines = [.. history.Lines.Concat(history.Lines).Concat(history.Lines.Take(2)).OrderBy(f => HashCode.Combine(f.Id * 7919 % 13, f.Line.Length, f.Id % 3))] };
        Same(shuffled.Timeline(), history.Timeline(), "shuffled");
    });

    [Fact]
    public void A_timeline_advanced_by_new_facts_equals_a_fresh_one() => RandomHistory.Holds(150, history =>
    {
        for (var split = 0; split < history.Lines.Count; split++)
        {
            var ledger = (history with { Lines = [.. history.Lines.Take(split)] }).Ledger();
            var before = ledger.At(history.Options);
            foreach (var fact in history.Lines.Skip(split)) ledger.Add(fact.Version);
            Same(ledger.Advance(before, split == 0 ? 0 : history.Lines[split - 1].Id), ledger.At(history.Options), $"after {split} facts");
        }
    });

    [Fact]
    public void Gross_retention_is_at_most_one_and_at_most_net_retention() => RandomHistory.Holds(150, history =>
    {
        var timeline = history.With("retention-fx", "cohort-start").Timeline();
        foreach (var f in timeline.Measure(Periods, Each(timeline)).SelectMany(g => g))
            (f.CohortKept <= f.CohortOpening && f.CohortKept <= f.CohortClosing).ShouldBeTrue();
    });

    [Fact]
    public void As_known_on_a_day_equals_a_ledger_that_was_told_nothing_later() => RandomHistory.Holds(100, history =>
    {
        foreach (var day in new[] { 0, 25, 59, 61, 90, 118 })
        {
            var known = RandomHistory.At(day);
            bool Then(long recorded, long import) => recorded <= known && (history.Undone.FirstOrDefault(u => u.Import == import) is not { } undone || (undone.Started <= known && undone.At > known));
            var then = history with { Lines = [.. history.Lines.Where(f => Then(f.Recorded, f.Import))], Rates = [.. history.Rates.Where(r => Then(r.Recorded, r.Import))], Undone = [] };
            Same(history.Timeline(known), then.Timeline(), $"as known on day {day}");
        }
    });

    private static Perennial.Core.Revenue.Grouping Each(Timeline timeline) => new(timeline.AccountCount, [.. Enumerable.Range(0, timeline.AccountCount)]);

    private static (decimal, decimal, decimal, decimal, decimal, decimal, long, long, long) Flows(IEnumerable<PeriodFigures> all) => all.ToList() is var f
        ? (f.Sum(x => x.New), f.Sum(x => x.Reactivation), f.Sum(x => x.Expansion), f.Sum(x => x.Contraction), f.Sum(x => x.Churn), f.Sum(x => x.Fx),
            f.Sum(x => x.NewCustomers), f.Sum(x => x.ReactivatedCustomers), f.Sum(x => x.ChurnedCustomers))
        : default;

    private static void Same(Timeline one, Timeline other, string when)
    {
        foreach (var (first, second) in Lines(one).Zip(Lines(other))) first.ShouldBe(second, when);
        Lines(one).Count.ShouldBe(Lines(other).Count, when);
    }

    /// <summary>All that a timeline says, by account id.</summary>
    private static List<string> Lines(Timeline timeline) => [.. Enumerable.Range(0, timeline.AccountCount).OrderBy(a => timeline.AccountIds[a]).SelectMany(account =>
        timeline.MeasureOne(account, Periods).Select(f => $"{timeline.AccountIds[account]} {f.Period} {Expected.Of(f)}")
            .Concat(timeline.Movements(new(From, To), Perennial.Core.Revenue.Grouping.Where(timeline.AccountCount, a => a == account)).Select(m => $"{timeline.AccountIds[account]} {m with { Account = 0 }}"))
            .Where(line => !line.Contains("Opening=0 New=0 Reactivation=0 Expansion=0 Contraction=0 Churn=0 Fx=0 Closing=0", StringComparison.Ordinal)))];
}
