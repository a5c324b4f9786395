using System.Globalization;
using Perennial.Core.Revenue;
using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>What came for groups, whatever account they are: under their own ids, and from people who belonged to them.</summary>
public static class GroupQuery
{
    private static readonly Period _ever = new(new(1970, 1, 1), new(2200, 1, 1));

    /// <param name="LastAt">Microseconds since 1970 in UTC.</param>
    public readonly record struct Group(int Number, string Id, long Events, long Users, long LastAt);

    /// <summary>A group by what came for it: the order of the list, in which those with as much follow by their number.</summary>
    public readonly record struct Rank(int Number, long Events);

    /// <summary>What most came for stands first; also groups of which only their people or traits are known.</summary>
    /// <param name="store">Where events live.</param>
    /// <param name="facts">Whose days are summed.</param>
    /// <param name="after">Those that come after it; null for the first.</param>
    /// <param name="most">How many.</param>
    /// <param name="cancellation">Ends the question.</param>
    public static Task<IReadOnlyList<Rank>> RanksAsync(IUsageStore store, UsageFacts facts, Rank? after, int most, CancellationToken cancellation)
    {
        var later = after is { } last ? string.Create(CultureInfo.InvariantCulture, $"where coalesce(d.events, 0) < {last.Events} or (coalesce(d.events, 0) = {last.Events} and s.number > {last.Number})") : "";
        return store.AskAsync(new UsageAsk($"""
            select s.number, coalesce(d.events, 0) from sources s
            left join (select f.source as source, cast(sum(f.events) as bigint) as events from {Facts(facts)} f group by f.source) d on d.source = s.number
            {later} order by coalesce(d.events, 0) desc, s.number limit {most.ToString(CultureInfo.InvariantCulture)}
            """, UsageAsk.NoValues),
            row => new Rank((int)row.Long(0), row.Long(1)), cancellation);
    }

    /// <summary>All about some groups, in the order in which they are named.</summary>
    public static async Task<IReadOnlyList<Group>> OfAsync(IUsageStore store, UsageFacts facts, IReadOnlyList<Rank> ranks, CancellationToken cancellation)
    {
        if (ranks.Count == 0) return [];
        var some = Numbers.List(ranks.Select(r => r.Number));
        var found = await store.AskAsync(new UsageAsk($"""
            select s.number, s.id, coalesce(d.users, 0), coalesce(cs_micros(d.last_at), cs_micros(m.last_at), cs_micros(t.last_at), 0) from sources s
            left join (select f.source as source, count(distinct case when f.person > 0 then f.person end) as users, max(f.last_at) as last_at from {Facts(facts)} f where f.source in ({some}) group by f.source) d on d.source = s.number
            left join (select source, max(moment) as last_at from members where source in ({some}) group by source) m on m.source = s.number
            left join (select number, max(moment) as last_at from traits where of_group = 1 and number in ({some}) group by number) t on t.number = s.number
            where s.number in ({some})
            """, UsageAsk.NoValues),
            row => (Number: (int)row.Long(0), Id: row.Text(1)!, Users: row.Long(2), LastAt: row.Long(3)), cancellation);
        var byNumber = found.ToDictionary(g => g.Number);
        return [.. ranks.Where(r => byNumber.ContainsKey(r.Number)).Select(r => new Group(r.Number, byNumber[r.Number].Id, r.Events, byNumber[r.Number].Users, byNumber[r.Number].LastAt))];
    }

    private static string Facts(UsageFacts facts) => facts.Between(_ever.Start, _ever.End, withoutGroup: false);
}
