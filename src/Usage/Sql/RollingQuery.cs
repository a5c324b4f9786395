using System.Globalization;
using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>
/// Who was active in windows of one length that overlap, such as the thirty days that end with each day. Distinct people are told by where their windows begin and end:
/// a day of a visit opens one that lasts as long, and only gaps open a further one, so that each person counts once at any time. The rest is summed by day.
/// </summary>
internal static class RollingQuery
{
    /// <param name="store">Where events live.</param>
    /// <param name="facts">In the days that are meant.</param>
    /// <param name="periods">All of the same length.</param>
    /// <param name="places">Which groups count where; null for all events together in place 0.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>What was done, by period and place; where nothing was done there is none.</returns>
    public static async Task<IReadOnlyList<(Period Period, int Place, UsageActivity Activity)>> AskAsync(
        IUsageStore store, UsageFacts facts, IReadOnlyList<Period> periods, UsagePlaces? places, CancellationToken cancellation)
    {
        var (from, to, length) = (periods.Min(p => p.Start), periods.Max(p => p.End), periods[0].Days);
        var days = to.DayNumber - from.DayNumber;
        var rows = await store.AskAsync(new UsageAsk(Sql(facts, from, to, length, places is not null), UsageAsk.NoValues) { Places = places },
            row => new Row((int)row.Long(0), row.Day(1).DayNumber - from.DayNumber, row.Long(2), new UsageActivity(0, row.Long(3), row.Long(4), row.Long(5), row.Long(6), 1, null)), cancellation);
        var byPlace = new Dictionary<int, (long[] Open, UsageActivity[] Done)>();
        foreach (var row in rows)
        {
            if (!byPlace.TryGetValue(row.Place, out var place)) byPlace[row.Place] = place = (new long[days + 1], new UsageActivity[days]);
            if (row.Done.Events > 0) place.Done[row.Day] = row.Done;
            else if (row.Day <= days) place.Open[row.Day] += row.Step;
        }
        var found = new List<(Period, int, UsageActivity)>(periods.Count * byPlace.Count);
        foreach (var (place, (open, done)) in byPlace)
        {
            for (var i = 1; i <= days; i++) open[i] += open[i - 1];
            foreach (var period in periods)
            {
                var activity = new UsageActivity(open[period.End.DayNumber - 1 - from.DayNumber], 0, 0, 0, 0, 0, null);
                var (first, last) = (period.Start.DayNumber - from.DayNumber, -1);
                for (var day = first; day < first + period.Days; day++)
                {
                    ref readonly var on = ref done[day];
                    if (on.Events == 0) continue;
                    activity = new(activity.Users, activity.UserDays + on.UserDays, activity.Events + on.Events, activity.Count + on.Count, activity.Milliseconds + on.Milliseconds, activity.ActiveDays + 1, null);
                    last = day;
                }
                if (last >= 0) found.Add((period, place, activity with { LastDay = from.AddDays(last) }));
            }
        }
        return found;
    }

    /// <summary>A day of a place: how many more people are in a window from that day on, or what was done on it.</summary>
    private readonly record struct Row(int Place, int Day, long Step, UsageActivity Done);

    /// <summary>Rows of steps, and rows of sums, which have no step.</summary>
    private static string Sql(UsageFacts facts, DateOnly from, DateOnly to, int length, bool inPlaces)
    {
        var (place, join) = inPlaces ? ("p.place", " join places p on p.source = f.source") : ("0", "");
        var days = length.ToString(CultureInfo.InvariantCulture);
        var amounts = facts.HasAmounts ? ", sum(f.amount) as amount, sum(f.milliseconds) as milliseconds" : "";
        var sums = facts.HasAmounts ? "cast(sum(amount) as bigint), cast(sum(milliseconds) as bigint)" : "cast(0 as bigint), cast(0 as bigint)";
        return $"""
            with active as materialized (
              select {place} as place, f.person as person, f.day as day, sum(f.events) as events{amounts} from {facts.Visits(from, to, !inPlaces)} f{join} group by 1, 2, 3),
            gaps as (select place, day, lag(day, 1, {UsageFacts.Day(new(1900, 1, 1))}) over (partition by place, person order by day) as earlier, lead(day, 1, {UsageFacts.Day(new(2299, 12, 31))}) over (partition by place, person order by day) as later from active where person > 0)
            select s.place, s.day, cast(sum(s.step) as bigint), cast(0 as bigint), cast(0 as bigint), cast(0 as bigint), cast(0 as bigint) from (
              select place, day, 1 as step from gaps where cs_days(day, earlier) >= {days}
              union all
              select place, day + {days} as day, -1 as step from gaps where cs_days(later, day) >= {days}) s
            group by s.place, s.day
            union all
            select place, day, cast(0 as bigint), cast(sum(case when person > 0 then 1 else 0 end) as bigint), cast(sum(events) as bigint), {sums} from active group by place, day
            """;
    }
}
