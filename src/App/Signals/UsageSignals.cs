using Perennial.App.Events;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Core.Engagement;
using Perennial.Core.Health;
using Perennial.Core.Revenue;
using Perennial.Usage;
using Perennial.Usage.Sql;

namespace Perennial.App.Signals;

/// <summary>What people of accounts do, from the event store: each question is asked once for all accounts, and for several days together. An account that never sent an event has no value.</summary>
internal sealed class UsageSignals(EventStore store, EventActivity activity, EventGroups groups, IUsageAnswers answers, UseToday today, WorkspaceLedger ledger) : ISignalSource
{
    private const int Together = 6;
    private const double Unit = 100_000_000;
    private const string FirstValue = "time-to-first-value", Breadth = "feature-breadth";

    private static readonly string[] _ids = [.. SignalCatalog.All.Where(s => s.Source == SignalSource.Engagement).Select(s => s.Id), FirstValue];

    public IReadOnlyList<string> Tells => _ids;

    public async Task FillAsync(SignalQuestion asked, CancellationToken cancellation)
    {
        if (asked.AsKnown < asked.Today || groups.Accounts().Count == 0)
        {
            asked.Leave(asked.AsKnown < asked.Today ? "What was done is told as it is known today, not as it was on an earlier day." : "No event of any account has come.", _ids);
            return;
        }
        try
        {
            var (paid, seats) = (await ledger.AtAsync(asked.Options, asked.Known.At, Subject.Revenue, cancellation), await ledger.AtAsync(asked.Options, asked.Known.At, Subject.Seats, cancellation));
            double SeatsOf(long account, DateOnly on) => seats.OrdinalOf(account) is >= 0 and var ordinal ? seats.AmountOn(ordinal, on) / Unit : 0;
            if (asked.Days is [var only] && only.Day == asked.Today)
            {
                var kept = await today.AskAsync(asked.Options, only.Day, asked.Accounts, cancellation);
                var uses = answers.Features(asked.Options, [SignalQuestion.Last(AccountUse.Days, only.Day)], asked.Accounts, null);
                Fill(asked, only, 0, kept.Spans, place => (kept.Now[place], kept.Before[place]), SeatsOf);
                FillFirstValue(asked, only, kept.Spans, paid, kept.Came);
                if (uses is null) asked.Leave("No feature is defined.", Breadth);
                else FillBreadth(asked, only, kept.Spans, uses);
                return;
            }
            var spans = await UseSpans.ReadAsync(store, activity, groups, asked.Options.TimeZone, asked.Accounts, [.. asked.Days.Select(d => d.Day)], cancellation);
            var came = await AccountUsageQuery.FirstAsync(store.Engine, null, cancellation) ?? DateOnly.MaxValue;
            foreach (var days in asked.Days.Index().Chunk(Together))
            {
                var periods = days.SelectMany(d => PeriodsOf(d.Item.Day)).Distinct().ToList();
                var done = answers.ByPlace(asked.Options, periods, [.. asked.Accounts.Select((id, i) => (id, i))], null, withAmounts: false)!;
                var features = answers.Features(asked.Options, [.. days.Select(d => SignalQuestion.Last(AccountUse.Days, d.Item.Day))], asked.Accounts, null);
                if (features is null) asked.Leave("No feature is defined.", Breadth);
                foreach (var (at, day) in days)
                {
                    var (now, before) = (PeriodsOf(day.Day)[0], PeriodsOf(day.Day)[1]);
                    Fill(asked, day, at, spans, place => (done.GetValueOrDefault((now, place)), done.GetValueOrDefault((before, place))), SeatsOf);
                    FillFirstValue(asked, day, spans, paid, came);
                    if (features is not null) FillBreadth(asked, day, spans, features);
                }
            }
        }
        catch (RawEventsGoneException gone)
        {
            asked.Leave(gone.Message, _ids);
        }
    }

    /// <summary>The last days, and as many before.</summary>
    internal static Period[] PeriodsOf(DateOnly day) => [SignalQuestion.Last(AccountUse.Days, day), SignalQuestion.Last(AccountUse.Days, day.AddDays(-AccountUse.Days))];

    private static void Fill(SignalQuestion asked, SignalDay day, int at, UseSpans spans, Func<int, (UsageActivity Now, UsageActivity Before)> done, Func<long, DateOnly, double> seatsOf)
    {
        var (users, usersTrend, eventsTrend, seatUse, stickiness, since) = (day.Column(), day.Column(), day.Column(), day.Column(), day.Column(), day.Column());
        for (var i = 0; i < day.Count; i++)
        {
            var place = day.Of[i];
            if (spans.LastBy(place, at) < 0)
            {
                foreach (var signal in _ids) asked.Notes?.Say(signal, $"No event of it had come by {Format.Iso(day.Day)}.");
                continue;
            }
            var (now, before) = done(place);
            var use = new AccountUse(day.Day, now, before, spans.LastBy(place, at), seatsOf(day.Table.Accounts[i], day.Day));
            (users[i], usersTrend[i], eventsTrend[i], seatUse[i], stickiness[i], since[i]) = (use.ActiveUsers, use.UsersTrend, use.EventsTrend, use.SeatUse, use.Stickiness, use.DaysSince);
            if (asked.Notes is { } notes) use.Say(notes);
        }
        day.Table.Set("active-users", users);
        day.Table.Set("active-users-trend", usersTrend);
        day.Table.Set("events-trend", eventsTrend);
        day.Table.Set("seat-use", seatUse);
        day.Table.Set("stickiness", stickiness);
        day.Table.Set("days-since-use", since);
    }

    /// <summary>Who did something before paying had the value on the day of paying. Of who first paid before any event came to the workspace nobody knows when the first was.</summary>
    private static void FillFirstValue(SignalQuestion asked, SignalDay day, UseSpans spans, Timeline paid, DateOnly came)
    {
        var values = day.Column();
        for (var i = 0; i < values.Length; i++)
        {
            var (first, ordinal) = (spans.FirstBy(day.Of[i], day.Day), paid.OrdinalOf(day.Table.Accounts[i]));
            if (first == UseSpans.Never || ordinal < 0 || paid.FirstPaid(ordinal, day.Day) is not { } payment) continue;
            if (payment >= came) values[i] = Math.Max(0, first - payment.DayNumber);
            asked.Notes?.Say(FirstValue, payment < came ? $"It first paid on {Format.Iso(payment)}, before the workspace knew any events." : $"It first paid on {Format.Iso(payment)}, and its first event came on {SignalWords.Day(first)}.");
        }
        day.Table.Set(FirstValue, values);
    }

    private static void FillBreadth(SignalQuestion asked, SignalDay day, UseSpans spans, IReadOnlyDictionary<(Period Period, long Account), FeatureUse> features)
    {
        var (values, period) = (day.Column(), SignalQuestion.Last(AccountUse.Days, day.Day));
        for (var i = 0; i < values.Length; i++)
        {
            if (spans.FirstBy(day.Of[i], day.Day) == UseSpans.Never || !features.TryGetValue((period, day.Table.Accounts[i]), out var use)) continue;
            values[i] = (float)((double)use.Used / use.Had);
            asked.Notes?.Say(Breadth, $"{Format.Count(use.Used)} of {SignalWords.Many(use.Had, "feature")} used in {SignalWords.Last(AccountUse.Days, day.Day)}.");
        }
        day.Table.Set(Breadth, values);
    }
}
