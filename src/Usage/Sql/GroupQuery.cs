using Perennial.Core.Revenue;
using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>What came for each group, whatever account it is: under its own id, and from people who belonged to it.</summary>
public static class GroupQuery
{
    private static readonly Period _ever = new(new(1970, 1, 1), new(2200, 1, 1));

    /// <param name="LastAt">Microseconds since 1970 in UTC.</param>
    public readonly record struct Group(int Number, string Id, long Events, long Users, long LastAt);

    /// <summary>What most came for stands first; also groups of which only their people or traits are known.</summary>
    public static Task<IReadOnlyList<Group>> AllAsync(IUsageStore store, UsageFacts facts, CancellationToken cancellation) => store.AskAsync(
        new UsageAsk($"""
            select s.number, s.id, coalesce(d.events, 0), coalesce(d.users, 0), coalesce(cs_micros(d.last_at), cs_micros(m.last_at), cs_micros(t.last_at), 0) from sources s
            left join (select f.source as source, cast(sum(f.events) as bigint) as events, count(distinct case when f.person > 0 then f.person end) as users, max(f.last_at) as last_at
              from {facts.Between(_ever.Start, _ever.End, withoutGroup: false)} f group by f.source) d on d.source = s.number
            left join (select source, max(moment) as last_at from members group by source) m on m.source = s.number
            left join (select number, max(moment) as last_at from traits where of_group = 1 group by number) t on t.number = s.number
            order by 3 desc, s.id
            """, UsageAsk.NoValues),
        row => new Group((int)row.Long(0), row.Text(1)!, row.Long(2), row.Long(3), row.Long(4)), cancellation);
}
