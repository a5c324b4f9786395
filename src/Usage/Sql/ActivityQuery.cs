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
        string Amounts(string of) => facts.HasAmounts ? $", sum({of}.amount) as amount, sum({of}.milliseconds) as milliseconds" : "";
        return $"""
            with active as materialized (
              select {place} as place, f.person as person, f.day as day, sum(f.events) as events{Amounts("f")}
              from {facts.Visits(family[0].Start, family[^1].End, !inPlaces)} f{join} group by 1, 2, 3),
            users as (
              select u.slot as slot, u.place as place, count(*) as users from (
                select {Slots.Of(family, "a.day")} as slot, a.place as place, a.person as person from active a where a.person > 0 group by 1, 2, 3) u group by 1, 2),
            days as (select a.place as place, a.day as day, sum(case when a.person > 0 then 1 else 0 end) as users, sum(a.events) as events{Amounts("a")} from active a group by 1, 2),
            sums as (
              select {Slots.Of(family, "d.day")} as slot, d.place as place, sum(d.users) as user_days, sum(d.events) as events{Amounts("d")}, count(*) as days, max(d.day) as last
              from days d group by 1, 2)
            select s.slot, s.place, cast(coalesce(u.users, 0) as bigint), cast(s.user_days as bigint), cast(s.events as bigint), {(facts.HasAmounts ? "cast(s.amount as bigint), cast(s.milliseconds as bigint)" : "cast(0 as bigint), cast(0 as bigint)")},
              cast(s.days as bigint), s.last
            from sums s left join users u on u.slot = s.slot and u.place = s.place where s.slot >= 0
            """;
    }
}
