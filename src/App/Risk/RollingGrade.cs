using Perennial.App.Health;
using Perennial.App.Revenue;
using Perennial.Core.Health;
using Perennial.Core.Revenue;
using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>
/// Judges what would have been said at past month ends. Cutoffs of a horizon lie as far apart as it is long, so that no churn counts twice, and between the last month that teaches and a cutoff
/// lies a gap as long as the horizon.
/// </summary>
internal sealed class RollingGrade(RiskPanel panel, RollingFits fits, PastScores scores, Timeline timeline, CustomHistory segments, NoticesGiven notices, RiskWords words)
{
    private const int DaysOfSlot = 30, OfMissed = 90, MostMissed = 100;
    private readonly List<Judged> _rows = [];
    private readonly List<MissedAccount> _green = [], _red = [];

    public RiskGrades Run(int capacity)
    {
        foreach (var horizon in RiskGrades.Horizons)
        {
            var gap = horizon / DaysOfSlot;
            var last = panel.Days.Count - 1;
            while (last >= 0 && Until(panel.Days[last], horizon / DaysOfSlot) > panel.Day) last--;
            for (int month = last, n = 0; month >= gap && n < fits.MostCutoffs; month -= Math.Max(gap, fits.Stride), n++) Judge(month, gap, horizon);
        }
        return RiskGrades.Of(_rows, [.. _green.OrderByDescending(missed => missed.ChurnedOn).Take(MostMissed)], [.. _red.OrderByDescending(missed => missed.Day).Take(MostMissed)], capacity);
    }

    private void Judge(int month, int gap, int horizon)
    {
        var (rows, day, until) = (panel.ByMonth[month], panel.Days[month], Until(panel.Days[month], gap));
        var days = until.DayNumber - day.DayNumber;
        var (model, curve, slots) = (fits.Before(month - gap + 1)?.With(fits.Learnt(month - gap)), scores.Curve(panel, month - gap), Ahead.Of(day, days, null, 0).Slots);
        var overrides = scores.Overrides.Where(one => one.From <= day && (one.Until is not { } end || day < end)).ToLookup(one => one.Account);
        var design = model?.Design(rows);
        for (var i = 0; i < rows.Length; i++)
        {
            var account = panel.Accounts[rows[i]];
            var (segment, churnedOn) = (segments.On(account, day.DayNumber) ?? segments.First(account) ?? "", timeline.ChurnAfter(timeline.OrdinalOf(account), day) is { } gone && gone <= until ? gone : (DateOnly?)null);
            var p = model is null ? (double?)null : notices.Or(model.Of(design![i], panel.AheadOf(rows[i], days)), account, day, until).P;
            if (p is { } risk) _rows.Add(new(WhoSaid.Model, horizon, day, account, segment, risk, risk, churnedOn is not null));
            if (scores.ByMonth[month].TryGetValue(account, out var score))
            {
                if (curve is not null) _rows.Add(new(WhoSaid.Scorecard, horizon, day, account, segment, -score.Points, curve.Of(score.Points, slots), churnedOn is not null));
                if (horizon == OfMissed) Miss(rows[i], score, p, churnedOn, until, model, design, i);
            }
            if (curve is null) continue;
            foreach (var (_, person, name, _, _, said) in overrides[account]) _rows.Add(new(WhoSaid.Author(person, name), horizon, day, account, segment, -said, curve.Of(said, slots), churnedOn is not null));
        }
    }

    /// <summary>The end of the slots that a horizon is made of, so that each churn falls into one window and into no other.</summary>
    private static DateOnly Until(DateOnly day, int slots)
    {
        for (; slots > 0; slots--) day = RiskPanel.SlotEnd(day);
        return day;
    }

    private void Miss(int row, ScoreThen score, double? p, DateOnly? churnedOn, DateOnly until, RiskModel? model, Design? design, int at)
    {
        var renewed = churnedOn is null && panel.Renewals[row] is { } renewal && renewal <= until;
        if (!(score.Band == Band.Green && churnedOn is not null) && !(score.Band == Band.Red && renewed)) return;
        var missed = new MissedAccount(panel.Accounts[row], panel.Panel.Times[row], score.Points, score.Band, p, churnedOn, model is null ? [] : words.Reasons(model, design![at], row));
        (churnedOn is not null ? _green : _red).Add(missed);
    }
}
