using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>Who was active in periods, place by place.</summary>
public static class ActivityQuery
{
    private const int MostFamilies = 4;

    /// <param name="store">Where events live.</param>
    /// <param name="facts">In the days that are meant.</param>
    /// <param name="periods">In any order; they may overlap.</param>
    /// <param name="places">Which groups count where; null for all events together in place 0.</param>
    /// <param name="cancellation">Ends the question.</param>
    public static async Task<IReadOnlyDictionary<(Period Period, int Place), UsageActivity>> AskAsync(
        IUsageStore store, UsageFacts facts, IReadOnlyList<Period> periods, UsagePlaces? places, CancellationToken cancellation)
    {
        var found = new Dictionary<(Period, int), UsageActivity>();
        var families = Slots.Families(periods);
        if (families.Count > MostFamilies)
        {
            // Windows that overlap much, such as a month that ends with each day: together, one length at a time.
            var ofLength = periods.Distinct().GroupBy(p => p.Days).Where(group => group.Count() > MostFamilies).ToList();
            foreach (var group in ofLength)
                foreach (var (period, place, activity) in await RollingQuery.AskAsync(store, facts, [.. group], places, cancellation)) found[(period, place)] = activity;
            families = Slots.Families([.. periods.Where(p => !ofLength.Exists(group => group.Key == p.Days))]);
        }
        foreach (var family in families)
        {
            var rows = await store.AskAsync(new UsageAsk(Sql(facts, family, places is not null), UsageAsk.NoValues) { Places = places }, Read, cancellation);
            foreach (var (window, place, activity) in rows) found[(family[window], place)] = activity;
        }
        return found;
    }

    private static (int, int, UsageActivity) Read(IUsageRow row) =>
        ((int)row.Long(0), (int)row.Long(1), new UsageActivity(row.Long(2), row.Long(3), row.Long(4), row.Long(5), row.Long(6), row.Long(7), row.Day(8)));

    private static string Sql(UsageFacts facts, IReadOnlyList<Period> family, bool inPlaces)
    {
        var (place, join) = inPlaces ? ("p.place", " join places p on p.source = f.source") : ("0", "");
        var slot = Slots.Of(family, "a.day");
        return $"""
            with active as materialized (
              select {place} as place, f.person as person, f.day as day, sum(f.events) as events, sum(f.amount) as amount, sum(f.milliseconds) as milliseconds
              from {facts.Between(family[0].Start, family[^1].End, !inPlaces)} f{join} group by 1, 2, 3),
            each as (
              select {slot} as slot, a.place as place, a.person as person, count(*) as days, sum(a.events) as events, sum(a.amount) as amount, sum(a.milliseconds) as milliseconds from active a where {slot} >= 0 group by 1, 2, 3),
            days as (select {slot} as slot, a.place as place, count(distinct a.day) as days, max(a.day) as last from active a where {slot} >= 0 group by 1, 2)
            select p.slot, p.place, cast(sum(case when p.person > 0 then 1 else 0 end) as bigint), cast(sum(case when p.person > 0 then p.days else 0 end) as bigint),
              cast(sum(p.events) as bigint), cast(sum(p.amount) as bigint), cast(sum(p.milliseconds) as bigint), cast(max(d.days) as bigint), max(d.last)
            from each p join days d on d.slot = p.slot and d.place = p.place group by p.slot, p.place
            """;
    }
}
