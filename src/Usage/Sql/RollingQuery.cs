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
    /// <param name="periods">All of the same length.</param>
    /// <returns>What was done, by period and place; where nothing was done there is none.</returns>
    public static async Task<IReadOnlyList<(Period Period, int Place, UsageActivity Activity)>> AskAsync(IUsageStore store, UsageFacts facts, IReadOnlyList<Period> periods, UsagePlaces? places, CancellationToken cancellation)
    {
        var (from, to, length) = (periods.Min(p => p.Start), periods.Max(p => p.End), periods[0].Days);
        var rows = await store.AskAsync(new UsageAsk(Sql(facts, from, to, length, places is not null), UsageAsk.NoValues) { Places = places },
            row => (Place: (int)row.Long(0), Day: row.Day(1), Step: row.Long(2), Users: row.Long(3), Events: row.Long(4), Count: row.Long(5), Milliseconds: row.Long(6)), cancellation);
        var (sums, stepsOf) = (rows.Where(row => row.Events > 0), rows.Where(row => row.Step != 0).ToLookup(row => row.Place));
        var found = new List<(Period, int, UsageActivity)>();
        var days = to.DayNumber - from.DayNumber;
        foreach (var place in sums.GroupBy(s => s.Place))
        {
            var open = new long[days + 1];
            foreach (var row in stepsOf[place.Key])
                if (row.Day.DayNumber - from.DayNumber is var at and >= 0 && at <= days) open[at] += row.Step;
            for (var i = 1; i <= days; i++) open[i] += open[i - 1];
            var byDay = place.ToDictionary(s => s.Day.DayNumber - from.DayNumber);
            foreach (var period in periods)
            {
                var activity = new UsageActivity(open[period.End.DayNumber - 1 - from.DayNumber], 0, 0, 0, 0, 0, null);
                for (var day = period.Start.DayNumber - from.DayNumber; day < period.End.DayNumber - from.DayNumber; day++)
                    if (byDay.TryGetValue(day, out var s))
                        activity = activity with { UserDays = activity.UserDays + s.Users, Events = activity.Events + s.Events, Count = activity.Count + s.Count, Milliseconds = activity.Milliseconds + s.Milliseconds, ActiveDays = activity.ActiveDays + 1, LastDay = s.Day };
                if (activity.ActiveDays > 0) found.Add((period, place.Key, activity));
            }
        }
        return found;
    }

    /// <summary>Rows of steps and rows of sums, which have no step.</summary>
    private static string Sql(UsageFacts facts, DateOnly from, DateOnly to, int length, bool inPlaces)
    {
        var (place, join) = inPlaces ? ("p.place", " join places p on p.source = f.source") : ("0", "");
        var days = length.ToString(CultureInfo.InvariantCulture);
        return $"""
            with active as materialized (
              select {place} as place, f.person as person, f.day as day, sum(f.events) as events, sum(f.amount) as amount, sum(f.milliseconds) as milliseconds from {facts.Between(from, to, !inPlaces)} f{join} group by 1, 2, 3),
            gaps as (select place, day, lag(day, 1, {UsageFacts.Day(new(1900, 1, 1))}) over (partition by place, person order by day) as earlier, lead(day, 1, {UsageFacts.Day(new(2299, 12, 31))}) over (partition by place, person order by day) as later from active where person > 0)
            select s.place, s.day, cast(sum(s.step) as bigint), cast(0 as bigint), cast(0 as bigint), cast(0 as bigint), cast(0 as bigint) from (
              select place, day, 1 as step from gaps where cs_days(day, earlier) >= {days}
              union all
              select place, day + {days} as day, -1 as step from gaps where cs_days(later, day) >= {days}) s
            group by s.place, s.day
            union all
            select place, day, cast(0 as bigint), cast(sum(case when person > 0 then 1 else 0 end) as bigint), cast(sum(events) as bigint), cast(sum(amount) as bigint), cast(sum(milliseconds) as bigint) from active group by place, day
            """;
    }
}
