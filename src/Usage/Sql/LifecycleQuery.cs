using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>Who is new, returning, resurrecting and dormant in periods that follow one another, and how many of each cohort come back.</summary>
public static class LifecycleQuery
{
    /// <summary>Long before the first event that is taken.</summary>
    private static readonly DateOnly _ever = new(1970, 1, 1);

    /// <param name="store">Where events live.</param>
    /// <param name="facts">In the days that are meant.</param>
    /// <param name="before">The period before the first, in which who is active now is returning.</param>
    /// <param name="periods">Without gaps.</param>
    /// <param name="places">Which groups count; null for all events.</param>
    /// <param name="cancellation">Ends the question.</param>
    public static async Task<IReadOnlyList<Lifecycle>> AskAsync(IUsageStore store, UsageFacts facts, Period before, IReadOnlyList<Period> periods, UsagePlaces? places, CancellationToken cancellation)
    {
        var sql = $"""
            {People(facts, [before, .. periods], places is not null)},
            steps as (select a.slot as slot, f.first as first, lag(a.slot, 1, cast(-99 as integer)) over (partition by a.person order by a.slot) as earlier, lead(a.slot, 1, cast(-99 as integer)) over (partition by a.person order by a.slot) as later
              from active a join firsts f on f.person = a.person)
            select slot, cast(sum(case when first = slot then 1 else 0 end) as bigint), cast(sum(case when earlier = slot - 1 then 1 else 0 end) as bigint),
              cast(sum(case when first <> slot and earlier <> slot - 1 then 1 else 0 end) as bigint), cast(sum(case when later = slot + 1 then 0 else 1 end) as bigint)
            from steps group by slot
            """;
        var rows = (await store.AskAsync(new UsageAsk(sql, UsageAsk.NoValues) { Places = places }, row => (Slot: (int)row.Long(0), New: row.Long(1), Returning: row.Long(2), Resurrecting: row.Long(3), Gone: row.Long(4)), cancellation)).ToDictionary(r => r.Slot);
        return [.. periods.Select((period, i) => (period, Now: rows.GetValueOrDefault(i + 1), Then: rows.GetValueOrDefault(i))).Select(r => new Lifecycle(r.period, r.Now.New, r.Now.Returning, r.Now.Resurrecting, r.Then.Gone))];
    }

    /// <param name="periods">Without gaps; all of them have ended.</param>
    /// <inheritdoc cref="AskAsync"/>
    public static async Task<IReadOnlyList<RetentionRow>> CohortsAsync(IUsageStore store, UsageFacts facts, IReadOnlyList<Period> periods, UsagePlaces? places, CancellationToken cancellation)
    {
        var sql = $"""
            {People(facts, periods, places is not null)}
            select f.first, a.slot, count(*) from active a join firsts f on f.person = a.person where f.first >= 0 group by f.first, a.slot
            """;
        var cells = new long[periods.Count, periods.Count];
        foreach (var (cohort, slot, people) in await store.AskAsync(new UsageAsk(sql, UsageAsk.NoValues) { Places = places }, row => ((int)row.Long(0), (int)row.Long(1), row.Long(2)), cancellation)) cells[cohort, slot] = people;
        return [.. periods.Select((period, c) => new RetentionRow(period, [.. Enumerable.Range(c, periods.Count - c).Select(slot => cells[c, slot])]))];
    }

    /// <summary>Who was active in which period, and in which one each was first: -1 for before the first of them.</summary>
    private static string People(UsageFacts facts, IReadOnlyList<Period> periods, bool inPlaces)
    {
        var join = inPlaces ? " join places p on p.source = f.source" : "";
        return $"""
            with active as (select distinct {Slots.Of(periods, "f.day")} as slot, f.person as person from {facts.Between(periods[0].Start, periods[^1].End, !inPlaces)} f{join} where f.person > 0),
            firsts as (select d.person as person, {Slots.Of(periods, "d.day")} as first from (
              select f.person as person, min(f.day) as day from {facts.Between(_ever, periods[^1].End, !inPlaces)} f{join} where f.person > 0 group by f.person) d)
            """;
    }
}
