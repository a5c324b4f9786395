using Perennial.Core.Revenue;
using Perennial.Usage.Store;

namespace Perennial.Usage.Sql;

/// <summary>Who used which sets of events.</summary>
public static class FeatureQuery
{
    /// <param name="Place">0 where all events are asked together.</param>
    /// <param name="Users">Distinct people; anonymous visitors are none.</param>
    /// <param name="Count">What its events count together.</param>
    public readonly record struct Use(Period Period, int Place, int Feature, long Users, long Count, DateOnly LastDay);

    /// <summary>A set of which nothing came in a period and place is not there.</summary>
    /// <param name="store">Where events live.</param>
    /// <param name="facts">In the days that are meant.</param>
    /// <param name="periods">In any order; they may overlap.</param>
    /// <param name="features">Each number of an event's name with the feature that it is of; a name may be of several.</param>
    /// <param name="places">Which groups count where; null for all events together.</param>
    /// <param name="cancellation">Ends the question.</param>
    public static async Task<IReadOnlyList<Use>> AskAsync(IUsageStore store, UsageFacts facts, IReadOnlyList<Period> periods, IReadOnlyList<(int Name, int Feature)> features, UsagePlaces? places, CancellationToken cancellation)
    {
        var found = new List<Use>();
        foreach (var family in Slots.Families(periods))
            found.AddRange(await store.AskAsync(new UsageAsk(Sql(facts, family, features, places is not null), UsageAsk.NoValues) { Places = places }, row => new Use(family[(int)row.Long(0)], (int)row.Long(1), (int)row.Long(2), row.Long(3), row.Long(4), row.Day(5)), cancellation));
        return found;
    }

    private static string Sql(UsageFacts facts, IReadOnlyList<Period> family, IReadOnlyList<(int Name, int Feature)> features, bool inPlaces)
    {
        var (place, join) = inPlaces ? ("p.place", " join places p on p.source = f.source") : ("0", "");
        return $"""
            select s.slot, s.place, s.feature, count(distinct case when s.person > 0 then s.person end), cast(sum(s.amount) as bigint), max(s.day) from (
              select {Slots.Of(family, "f.day")} as slot, {place} as place, v.feature as feature, f.person as person, f.day as day, f.amount as amount
              from {facts.Between(family[0].Start, family[^1].End, !inPlaces)} f{join} join ({Numbers.Pairs(features, "name", "feature")}) v on v.name = f.name) s
            where s.slot >= 0 group by s.slot, s.place, s.feature
            """;
    }
}
