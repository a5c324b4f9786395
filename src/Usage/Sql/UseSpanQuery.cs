using Perennial.Core.Revenue;
using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>The first and the last day with an event, place by place.</summary>
public static class UseSpanQuery
{
    /// <summary>A place in which nothing was done in a period is not there.</summary>
    /// <param name="store">Where events live.</param>
    /// <param name="facts">In the days that are meant.</param>
    /// <param name="periods">In order, without overlap.</param>
    /// <param name="places">Which groups count where.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>By the number of the period.</returns>
    public static Task<IReadOnlyList<(int Period, int Place, DateOnly First, DateOnly Last)>> AskAsync(IUsageStore store, UsageFacts facts, IReadOnlyList<Period> periods, UsagePlaces places, CancellationToken cancellation)
    {
        var sql = $"""
            select s.slot, s.place, min(s.day), max(s.day) from (
              select {Slots.Of(periods, "f.day")} as slot, p.place as place, f.day as day
              from {facts.WithoutAmounts().Visits(periods[0].Start, periods[^1].End, withoutGroup: false)} f join places p on p.source = f.source) s
            where s.slot >= 0 group by s.slot, s.place
            """;
        return store.AskAsync(new UsageAsk(sql, UsageAsk.NoValues) { Places = places }, row => ((int)row.Long(0), (int)row.Long(1), row.Day(2), row.Day(3)), cancellation);
    }
}
