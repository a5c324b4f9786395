using Perennial.Core.Revenue;
using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>How many of those whose first event lies in one period are active in others.</summary>
public static class CohortQuery
{
    /// <summary>By the period of the first event, the other period and the place; where there is nobody there is none.</summary>
    /// <param name="store">Where events live.</param>
    /// <param name="facts">In the days that are meant.</param>
    /// <param name="periods">In order, without overlap.</param>
    /// <param name="places">Which groups count where; null for all events in place 0.</param>
    /// <param name="cancellation">Ends the question.</param>
    public static async Task<IReadOnlyDictionary<(Period Cohort, Period Period, int Place), long>> AskAsync(IUsageStore store, UsageFacts facts, IReadOnlyList<Period> periods, UsagePlaces? places, CancellationToken cancellation)
    {
        var sql = $"""
            {FirstSeen.With(facts, periods, places is not null)}
            select f.first, a.slot, a.place, count(*) from active a join firsts f on f.place = a.place and f.person = a.person where f.first >= 0 and a.slot >= 0 group by f.first, a.slot, a.place
            """;
        var rows = await store.AskAsync(new UsageAsk(sql, UsageAsk.NoValues) { Places = places }, row => (First: (int)row.Long(0), Slot: (int)row.Long(1), Place: (int)row.Long(2), People: row.Long(3)), cancellation);
        return rows.ToDictionary(r => (periods[r.First], periods[r.Slot], r.Place), r => r.People);
    }
}
