using Perennial.Core.Revenue;

namespace Perennial.Usage.Sql;

/// <summary>People by the period of their first event, as SQL.</summary>
internal static class FirstSeen
{
    /// <summary>Long before the first event that is taken.</summary>
    private static readonly DateOnly _ever = new(1970, 1, 1);

    /// <summary>The relations <c>active</c>, who was active in which period of which place, and <c>firsts</c>, in which one each was first there: -1 for before the first of them, or between two.</summary>
    public static string With(UsageFacts facts, IReadOnlyList<Period> periods, bool inPlaces)
    {
        var (place, join) = inPlaces ? ("p.place", " join places p on p.source = f.source") : ("0", "");
        return $"""
            with active as (select distinct {place} as place, {Slots.Of(periods, "f.day")} as slot, f.person as person from {facts.Between(periods[0].Start, periods[^1].End, !inPlaces)} f{join} where f.person > 0),
            firsts as (select d.place as place, d.person as person, {Slots.Of(periods, "d.day")} as first from (
              select {place} as place, f.person as person, min(f.day) as day from {facts.Between(_ever, periods[^1].End, !inPlaces)} f{join} where f.person > 0 group by 1, 2) d)
            """;
    }
}
