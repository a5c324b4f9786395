using System.Globalization;
using Perennial.Core;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.Tests.Core.Revenue;

/// <summary>Writes a ledger by hand, the way a worked example reads.</summary>
internal sealed class LedgerBuilder
{
    private long _facts;

    public RevenueLedger Ledger { get; } = new();

    public static DayOrInstant? Day(string? day) => day is null ? null : DayOrInstant.Of(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    public LedgerBuilder Line(long account, string line, string start, decimal monthly, string? end = null, Func<LineVersion, LineVersion>? with = null)
    {
        var version = new LineVersion
        {
            FactId = ++_facts,
            Account = account,
            Line = TextKey.Of(line),
            Subscription = TextKey.Of(line),
            Kind = LineKind.Recurring,
            Quantity = 1,
            UnitPrice = monthly,
            Currency = "USD",
            Interval = BillingInterval.Month,
            IntervalCount = 1,
            Start = Day(start)!.Value,
            End = Day(end),
        };
        Ledger.Add(with is null ? version : with(version));
        return this;
    }

    public LedgerBuilder Rate(string day, string from, string to, decimal rate)
    {
        Ledger.AddRate(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), from, to, rate, 0, 0);
        return this;
    }

    public Timeline At(params string[] options) => Ledger.At(Options(options));

    public static WorkspaceOptions Options(params string[] options) =>
        options.Aggregate(WorkspaceOptions.Default, (all, one) => all.With(one.Split('=')[0], one.Split('=')[1]));

    public static Period Month(string month) => DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture) is var start ? new(start, start.AddMonths(1)) : default;

    public PeriodFigures In(string month, params string[] options) => In(Month(month), options);

    public PeriodFigures In(Period period, params string[] options) => At(options) is var timeline ? timeline.Measure(period, Grouping.Everyone(timeline.AccountCount)) : null!;

    public Figure Metric(string id, Period period, DateOnly? horizon = null, params string[] options) => MetricCatalog.Find(id)!.Figure(Inputs(period, horizon, null, options));

    public Figure Referral(string id, Period period, Func<long, bool> isReferred) => MetricCatalog.Find(id)!.Figure(Inputs(period, null, isReferred));

    public List<MetricRow> Rows(string id, Period period, params string[] options) => [.. MetricCatalog.Find(id)!.Rows(Inputs(period, null, null, options))];

    /// <summary>Every movement that ever was, as "2024-03-10 Churn -100".</summary>
    public List<string> Days(params string[] options) => [.. At(options) is var timeline
        ? timeline.Movements(new(new(2020, 1, 1), new(2030, 1, 1)), Grouping.Everyone(timeline.AccountCount)).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Day:yyyy-MM-dd} {m.Kind} {m.Amount:0.########}"))
        : []];

    private MetricInputs Inputs(Period period, DateOnly? horizon, Func<long, bool>? isReferred, params string[] options)
    {
        var chosen = Options(options);
        var timeline = Ledger.At(chosen);
        var everyone = Grouping.Everyone(timeline.AccountCount);
        return new(timeline, everyone, timeline.Measure(period, everyone), horizon ?? period.ClosingDay, subject => Ledger.At(chosen, subject: subject),
            isReferred is null ? null : account => isReferred(timeline.AccountIds[account]));
    }
}
