using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Core.Revenue.Curves;
using Perennial.Core.Voice;

namespace Perennial.Core;

/// <summary>The accounts and periods that metrics are asked for, with what several metrics share, measured once for all periods and kept.</summary>
internal sealed class MetricSlice(Timeline timeline, Grouping grouping, IReadOnlyList<Period> periods, DateOnly horizon, Func<Subject, Timeline> timelineOf, Func<int, bool>? isReferred)
{
    private readonly Dictionary<Timeline, Dictionary<Period, PeriodFigures>> _figures = [];
    private readonly Dictionary<Period, IReadOnlyList<long>> _daily = [];
    private readonly Dictionary<DateOnly, RetentionCurve> _curves = [];
    private Spells? _spells;
    private int[]? _referred;

    public Timeline Timeline => timeline;
    public Grouping Grouping => grouping;
    public DateOnly Horizon => horizon;
    public Func<Subject, Timeline> TimelineOf => timelineOf;
    public Func<int, bool>? IsReferred => isReferred;
    /// <summary>What the slice (no account) or one account of it did in a period.</summary>
    public IUsageOfSlice? Usage { get; init; }
    /// <summary>What the slice said and how it was served, with the id of each account's ordinal.</summary>
    public (VoiceSlice Of, Func<int, long> IdOf)? Voice { get; init; }
    /// <summary>All groups as one.</summary>
    public Grouping Together { get; } = grouping.Count == 1 ? grouping : new(1, [.. grouping.Of.Select(g => Math.Min(g, 0))]);

    public PeriodFigures Figures(Timeline of, Period period)
    {
        if (!_figures.TryGetValue(of, out var byPeriod)) _figures.Add(of, byPeriod = []);
        if (!byPeriod.TryGetValue(period, out var figures))
        {
            foreach (var measured in of.Measure([.. periods.Where(p => of == timeline || AreAlike(p, period)).Append(period).Distinct()], Together)[0]) byPeriod[measured.Period] = measured;
            figures = byPeriod[period];
        }
        return figures;
    }

    /// <summary>Months beside months, years beside years: a metric asks for one length, and of another subject no other metric may ask.</summary>
    private static bool AreAlike(Period one, Period other) => Math.Abs(one.Days - other.Days) <= 3;

    public IReadOnlyList<long> DailyOpening(Period period)
    {
        if (!_daily.TryGetValue(period, out var opening))
            _daily.Add(period, opening = [.. timeline.Measure(Period.Split(period.Start, period.End, Grain.Day), Together)[0].Select(f => f.OpeningCustomers)]);
        return opening;
    }

    /// <summary>How many referred accounts first paid within the period.</summary>
    public long ReferredWithin(Period period)
    {
        _referred ??= [.. Enumerable.Range(0, timeline.AccountCount).Where(a => grouping[a] >= 0 && isReferred!(a)).Select(a => timeline.JoinedOn(a)).OfType<int>().Order()];
        return Before(period.End.DayNumber) - Before(period.Start.DayNumber);

        int Before(int day)
        {
            var at = Array.BinarySearch(_referred, day);
            for (at = at < 0 ? ~at : at; at > 0 && _referred[at - 1] == day;) at--;
            return at;
        }
    }

    /// <summary>Who asks for the curve of one period asks for those of the others too: they are fitted side by side.</summary>
    public RetentionCurve CurveOn(DateOnly day)
    {
        if (_curves.TryGetValue(day, out var known)) return known;
        var spells = _spells ??= timeline.Spells(Together);
        DateOnly[] days = [.. periods.Select(p => p.ClosingDay).Append(day).Distinct().Where(d => !_curves.ContainsKey(d))];
        var curves = new RetentionCurve[days.Length];
        Parallel.For(0, days.Length, i => curves[i] = timeline.RetentionCurve(days[i], spells));
        for (var i = 0; i < days.Length; i++) _curves.Add(days[i], curves[i]);
        return _curves[day];
    }
}
