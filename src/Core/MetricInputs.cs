using Perennial.Core.Engagement;
using Perennial.Core.Options;
using Perennial.Core.Revenue;
using Perennial.Core.Revenue.Curves;
using Perennial.Core.Voice;

namespace Perennial.Core;

/// <summary>What a metric may read: the period's figures, and the timelines they come from. For one account of a slice the figures are its own.</summary>
public sealed class MetricInputs
{
    private readonly int? _account;
    private readonly MetricSlice _slice;

    internal MetricInputs(MetricSlice slice, int? account, PeriodFigures whole, PeriodFigures figures) => (_slice, _account, Whole, Figures) = (slice, account, whole, figures);

    public MetricInputs(Timeline timeline, Grouping grouping, PeriodFigures figures, DateOnly horizon, Func<Subject, Timeline> timelineOf, Func<int, bool>? isReferred = null,
        IUsageOfSlice? usage = null, (VoiceSlice Of, Func<int, long> IdOf)? voice = null)
        : this(new MetricSlice(timeline, grouping, [figures.Period], horizon, timelineOf, isReferred) { Usage = usage, Voice = voice }, null, figures, figures)
    {
    }

    /// <summary>The inputs of each of many periods, measured in one pass.</summary>
    public static IReadOnlyList<MetricInputs> Over(
        IReadOnlyList<Period> periods, Timeline timeline, Grouping grouping, DateOnly horizon, Func<Subject, Timeline> timelineOf, Func<int, bool>? isReferred = null)
    {
        var slice = new MetricSlice(timeline, grouping, periods, horizon, timelineOf, isReferred);
        return [.. periods.Select(p => slice.Figures(timeline, p)).Select(f => new MetricInputs(slice, null, f, f))];
    }

    public PeriodFigures Figures { get; }
    /// <summary>The figures of the whole slice, also where this is one account of it.</summary>
    public PeriodFigures Whole { get; }
    public Period Period => Figures.Period;
    public Timeline Timeline => _slice.Timeline;
    public Grouping Grouping => _slice.Grouping;
    public WorkspaceOptions Options => Timeline.Options;
    /// <summary>The last day that outcomes are known for: later ones are not looked at.</summary>
    public DateOnly Horizon => _slice.Horizon;
    /// <summary>Whether the workspace knows which accounts were referred.</summary>
    public bool KnowsReferrals => _slice.IsReferred is not null;

    public MetricInputs For(int account, PeriodFigures figures) => new(_slice, account, Whole, figures);

    public bool Includes(int account) => _account is { } only ? only == account : Grouping[account] >= 0;

    /// <summary>The same period over another subject; for one account, its own.</summary>
    public PeriodFigures FiguresOf(Subject subject) =>
        _account is { } only ? _slice.TimelineOf(subject).MeasureOne(only, [Period])[0] : _slice.Figures(_slice.TimelineOf(subject), Period);

    /// <summary>Figures of this slice or account over other periods.</summary>
    public PeriodFigures[] FiguresOver(IReadOnlyList<Period> periods) =>
        _account is { } only ? Timeline.MeasureOne(only, periods) : Timeline.Measure(periods, _slice.Together)[0];

    /// <summary>In order of account; to be asked of each whether it is included.</summary>
    internal ReadOnlySpan<Trial> Trials => Of(Timeline.TrialList, static t => t.Account);

    /// <inheritdoc cref="Trials"/>
    internal ReadOnlySpan<CancelledAmount> Cancelled => Of(Timeline.CancelledList, static c => c.Account);

    /// <summary>Customers of the whole slice at the end of the day before each day of the period.</summary>
    public IReadOnlyList<long> DailyOpeningCustomers => _slice.DailyOpening(Period);

    /// <summary>What was done in the product; null where nothing is known of it.</summary>
    public UsageInputs? Usage => _slice.Usage is not { } usage ? null : new(Period, Options, usage, _account, new PaidFor(Seen()), Horizon);

    /// <summary>What was said and how customers were served; null where nothing is known of it.</summary>
    public VoiceInputs? Voice => _slice.Voice is not { } voice ? null : new(Period, Options, voice.Of, _account is { } one ? voice.IdOf(one) : null);

    /// <summary>The same up to the last day that is known, so that what is paid for and what is done close on one day.</summary>
    private MetricInputs Seen()
    {
        if (Period.UpTo(Horizon) is not { } known || known == Period) return this;
        var figures = _account is null ? _slice.Figures(Timeline, known) : FiguresOver([known])[0];
        return new(_slice, _account, figures, figures);
    }

    private sealed class PaidFor(MetricInputs x) : IPaidFor
    {
        public decimal Seats => x._account >= x.Timeline.AccountCount ? 0 : x.FiguresOf(Subject.Seats).Closing;
        public long Customers => x.Figures.ClosingCustomers;

        public IReadOnlyList<int> Seated => [.. x._slice.TimelineOf(Subject.Seats).Accounts(x.Period, x.Grouping).Where(a => a.Figures.Closing > 0).Select(a => a.Account)];

        public IReadOnlyList<(int Account, Period Days)> Trials
        {
            get
            {
                var (found, most) = (new List<(int, Period)>(), x.Options.TrialWindowDays);
                if (x._account >= x.Timeline.AccountCount) return found;
                foreach (ref readonly var trial in x.Trials)
                {
                    var (from, to) = (Math.Max(trial.StartDay, x.Period.Start.DayNumber), Math.Min(Math.Min(trial.PaidDay, trial.StartDay + most), x.Period.End.DayNumber));
                    if (from < to && x.Includes(trial.Account)) found.Add((trial.Account, new(DateOnly.FromDayNumber(from), DateOnly.FromDayNumber(to))));
                }
                return found;
            }
        }
    }

    /// <summary>How long customers of the whole slice stay, as seen up to the closing day.</summary>
    public RetentionCurve RetentionCurve => _slice.CurveOn(Period.ClosingDay);

    /// <summary>Included accounts that were referred and became customers in the period.</summary>
    public long ReferredCustomers => _account is { } only
        ? KnowsReferrals && _slice.IsReferred!(only) && Timeline.BecameCustomerIn(only, Period) ? 1 : 0
        : _slice.ReferredWithin(Period);

    /// <summary>The whole list, or one account's part of a list that is ordered by account.</summary>
    private ReadOnlySpan<T> Of<T>(T[] list, Func<T, int> accountOf)
    {
        if (_account is not { } only) return list;
        var (low, high) = (0, list.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (accountOf(list[middle]) < only) low = middle + 1;
            else high = middle;
        }
        high = low;
        while (high < list.Length && accountOf(list[high]) == only) high++;
        return list.AsSpan(low, high - low);
    }
}
