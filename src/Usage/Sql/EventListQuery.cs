using System.Globalization;
using Perennial.Usage.Events;
using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>Single events as they were sent, the earliest first, part by part.</summary>
public static class EventListQuery
{
    /// <param name="At">When it happened; this and <paramref name="ReceivedAt"/> in microseconds since 1970.</param>
    /// <param name="Source">The number of its group; 0 where it named none.</param>
    /// <param name="Group">The id of its group.</param>
    /// <param name="Person">Below 0 for an anonymous visitor, 0 for nobody.</param>
    /// <param name="Id">Of its message id: two events with the same count once.</param>
    /// <param name="Milliseconds">How long it took.</param>
    /// <param name="Properties">A JSON object.</param>
    public readonly record struct Row(long At, long ReceivedAt, EventKind Kind, string Event, int Source, string? Group, int Person, string? PersonId, string Id, long Amount, long Milliseconds, string? Properties);

    /// <param name="store">Where events live.</param>
    /// <param name="from">The first moment, in microseconds since 1970.</param>
    /// <param name="to">The first moment that no longer belongs to it.</param>
    /// <param name="receivedBy">Events that come later are left out, so that nothing is told twice while others go on.</param>
    /// <param name="places">Only events of these groups; null for all.</param>
    /// <param name="most">How many are asked for at once.</param>
    /// <param name="cancellation">Ends the question.</param>
    public static async IAsyncEnumerable<Row> ReadAsync(IUsageStore store, long from, long to, long receivedBy, UsagePlaces? places, int most, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal) { ["to"] = to, ["by"] = receivedBy };
        for (var (at, told) = (from, 0); ;)
        {
            values["at"] = at;
            var rows = await store.AskAsync(new UsageAsk(Sql(places is not null, most, told), values) { Places = places }, Read, cancellation);
            foreach (var row in rows)
            {
                yield return row;
                (at, told) = row.At == at ? (at, told + 1) : (row.At, 1);
            }
            if (rows.Count < most) yield break;
        }
    }

    /// <summary>Moments that many events share are gone on within: so many of the first one's were told.</summary>
    private static string Sql(bool some, int most, int told) => string.Create(CultureInfo.InvariantCulture, $$"""
        select cs_micros(e.moment), cs_micros(e.received_at), n.kind, n.name, e.source, s.id, e.person, p.id, cast(e.id as varchar), e.amount, e.milliseconds, e.properties
        from (select e.* from events e{{(some ? " join places o on o.source = e.source" : "")}} where e.moment >= cs_moment({at:Int64}) and e.moment < cs_moment({to:Int64}) and e.received_at <= cs_moment({by:Int64})
          order by e.moment, e.id limit {{most}} offset {{told}}) e
        join names n on n.number = e.name left join people p on p.number = e.person left join sources s on s.number = e.source
        order by e.moment, e.id
        """);

    private static Row Read(IUsageRow row) => new(row.Long(0), row.Long(1), (EventKind)row.Long(2), row.Text(3)!, (int)row.Long(4), row.Text(5), (int)row.Long(6), row.Text(7), row.Text(8)!, row.Long(9), row.Long(10), row.Text(11));
}
