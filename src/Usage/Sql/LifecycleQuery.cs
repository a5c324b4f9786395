using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>Who is new, returning, resurrecting and dormant in periods that follow one another.</summary>
public static class LifecycleQuery
{
    /// <summary>Of all places together: they are to be one.</summary>
    /// <inheritdoc cref="ByPlaceAsync"/>
    public static async Task<IReadOnlyList<Lifecycle>> AskAsync(IUsageStore store, UsageFacts facts, Period before, IReadOnlyList<Period> periods, UsagePlaces? places, CancellationToken cancellation)
    {
        var found = await ByPlaceAsync(store, facts, [before, .. periods], places, cancellation);
        return [.. periods.Select(period => found.GetValueOrDefault((period, 0), new Lifecycle(period, 0, 0, 0, 0)))];
    }

    /// <summary>By period and place, of all periods but the first; where nobody was or had been there is none.</summary>
    /// <param name="store">Where events live.</param>
    /// <param name="facts">In the days that are meant.</param>
    /// <param name="periods">In order, without overlap: who is active in one is returning in the next.</param>
    /// <param name="places">Which groups count where; null for all events in place 0.</param>
    /// <param name="cancellation">Ends the question.</param>
    public static async Task<IReadOnlyDictionary<(Period Period, int Place), Lifecycle>> ByPlaceAsync(IUsageStore store, UsageFacts facts, IReadOnlyList<Period> periods, UsagePlaces? places, CancellationToken cancellation)
    {
        var sql = $"""
            {FirstSeen.With(facts, periods, places is not null)},
            steps as (select a.place as place, a.slot as slot, f.first as first, lag(a.slot, 1, cast(-99 as integer)) over (partition by a.place, a.person order by a.slot) as earlier,
                lead(a.slot, 1, cast(-99 as integer)) over (partition by a.place, a.person order by a.slot) as later
              from active a join firsts f on f.place = a.place and f.person = a.person where a.slot >= 0)
            select place, slot, cast(sum(case when first = slot then 1 else 0 end) as bigint), cast(sum(case when earlier = slot - 1 then 1 else 0 end) as bigint),
              cast(sum(case when first <> slot and earlier <> slot - 1 then 1 else 0 end) as bigint), cast(sum(case when later = slot + 1 then 0 else 1 end) as bigint)
            from steps group by place, slot
            """;
        var rows = (await store.AskAsync(new UsageAsk(sql, UsageAsk.NoValues) { Places = places }, row => (Place: (int)row.Long(0), Slot: (int)row.Long(1), New: row.Long(2), Returning: row.Long(3), Resurrecting: row.Long(4), Gone: row.Long(5)), cancellation))
            .ToDictionary(r => (r.Place, r.Slot));
        var found = new Dictionary<(Period, int), Lifecycle>();
        foreach (var place in rows.Keys.Select(key => key.Place).Distinct())
            for (var i = 1; i < periods.Count; i++)
                if (rows.TryGetValue((place, i), out var now) | rows.TryGetValue((place, i - 1), out var then))
                    found[(periods[i], place)] = new(periods[i], now.New, now.Returning, now.Resurrecting, then.Gone);
        return found;
    }
}
